// Everything is there: start.
startFilters();
startDetails();
startLists();
startSearch();
applyFilters();
pageMap.fit();
document.documentElement.dataset.ready = "true";
