// Controls and legend come first: a large map takes seconds to draw.
startFilters();
byId("status").textContent = "Drawing the map…";
requestAnimationFrame(() => setTimeout(() => {
  startMap();
  startDetails();
  startLists();
  startSearch();
  fillLists();
  pageMap.fit();
  document.documentElement.dataset.ready = "true";
}));
