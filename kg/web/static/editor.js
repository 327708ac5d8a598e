// The editor: YASGUI on this server alone, the saved questions beside it, completion from the ontology.
"use strict";

(() => {
  const place = document.getElementById("editor");
  const Gui = window.Yasgui?.default ?? window.Yasgui;
  const prefixes = JSON.parse(place.dataset.prefixes), terms = JSON.parse(place.dataset.terms);
  const { Yasqe, Yasr } = Gui;

  // What comes with the editor asks servers elsewhere for prefixes and terms.
  Yasqe.defaults.autocompleters = [];
  Yasqe.registerAutocompleter({
    name: "terms",
    bulk: true,
    autoShow: false,
    isValidCompletionPosition: (yasqe) => /^[\w-]*:?[\w-]*$/.test(yasqe.getCompleteToken().string),
    get: () => terms,
    preProcessToken: (yasqe, token) => token,
    postProcessSuggestion: (yasqe, token, suggested) => suggested,
  });
  Yasr.registerPlugin("chart", Chart);
  Yasr.defaults.pluginOrder = ["table", "chart", "response"];
  Yasr.defaults.prefixes = prefixes;
  const begun = "SELECT ?title { ?report a fz:Report ; dcterms:title ?title }";
  Yasqe.defaults.value = begun;

  const gui = new Gui(place, {
    requestConfig: { endpoint: new URL(place.dataset.address, location.href).href, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: "fazhi-kg",
  });

  document.getElementById("saved").addEventListener("click", (event) => {
    const button = event.target.closest("button[data-sparql]");
    if (!button) return;
    const tab = gui.addTab(true, { name: button.dataset.name }, { avoidDuplicateTabs: false });
    tab.setQuery(button.dataset.sparql);
    tab.query();
  });

  document.getElementById("sought").addEventListener("input", (event) => {
    const words = event.target.value.trim().toLowerCase();
    for (const group of document.querySelectorAll("#saved details")) {
      let shown = 0;
      for (const item of group.querySelectorAll("li")) {
        item.hidden = Boolean(words) && !item.textContent.toLowerCase().includes(words);
        shown += item.hidden ? 0 : 1;
      }
      group.hidden = shown === 0;
      if (words) group.open = shown > 0;
    }
  });
  document.documentElement.dataset.ready = "yes";
})();
