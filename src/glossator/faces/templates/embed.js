(() => {
  "use strict";
  const tell = () => parent.postMessage({ glossator: location.pathname, height: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("load", tell);
})();
