// Everything is there: start.
startFilters();
startDetails();
startLists();
startSearch();
fillLists();
pageMap.fit();
document.documentElement.dataset.ready = "true";
