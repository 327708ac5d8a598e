// The editor: YASGUI on this server alone, the saved questions beside it, completion from the ontology.
"use strict";

(() => {
  const place = document.getElementById("editor");
  const Gui = window.Yasgui?.default ?? window.Yasgui;
  const { prefixes, terms, kinds, base } = JSON.parse(place.dataset.about);
  const address = new URL(place.dataset.address, location.href).href;
  const { Yasqe, Yasr } = Gui;
  Graph.about = { base, kinds, address, terms: Object.fromEntries(terms.map(([name, zh, en]) => [whole(name), { zh, en }])) };

  function whole(name) {
    const [prefix, ...rest] = name.split(":");
    return prefixes[prefix] + rest.join(":");
  }

  // What comes with the editor asks servers elsewhere for prefixes and terms. A prefix is declared when it is first written.
  Yasqe.defaults.autocompleters = [];
  Yasqe.forkAutocompleter("prefixes", {
    name: "declared",
    persistenceId: null,
    get: () => Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
  });
  Yasqe.registerAutocompleter({
    name: "terms",
    bulk: true,
    autoShow: false,
    isValidCompletionPosition: (yasqe) => /^[\w-]*:?[\w-]*$/.test(yasqe.getCompleteToken().string),
    get: () => terms.map(([name]) => name),
    preProcessToken: (yasqe, token) => token,
    postProcessSuggestion: (yasqe, token, suggested) => suggested,
    // In the list a term has its name in both languages; what is put in is the term.
    postprocessHints: (yasqe, hints) => hints.map((hint) => {
      const found = terms.find(([name]) => name === hint.text);
      return found ? { ...hint, displayText: [hint.text, ...found.slice(1)].filter(Boolean).join("  ") } : hint;
    }),
  });
  const named = (plugin, label) => class extends plugin { constructor(...all) { super(...all); this.label = label; } };
  // Numbers and words without their datatypes, unless somebody chooses otherwise.
  class Table extends named(Yasr.plugins.table, "表格 Table") {
    constructor(...all) { super(...all); this.persistentConfig = { ...this.persistentConfig, compact: true }; }
  }
  Yasr.registerPlugin("table", Table);
  Yasr.registerPlugin("response", named(Yasr.plugins.response, "原文 Response"));
  Yasr.registerPlugin("chart", Chart);
  Yasr.registerPlugin("graph", Graph);
  Yasr.defaults.pluginOrder = ["table", "chart", "graph", "response"];
  Yasr.defaults.prefixes = prefixes;
  Yasqe.defaults.value = `PREFIX fz: <${prefixes.fz}>
PREFIX dcterms: <${prefixes.dcterms}>
SELECT ?report ?title {
  ?report a fz:Report ; dcterms:title ?title
}`;

  const gui = new Gui(place, {
    requestConfig: { endpoint: address, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: "fazhi-kg",
  });

  // Terms that were completed: their prefix is declared as well.
  gui.on("autocompletionClose", (_, tab) => {
    const yasqe = tab?.yasqe ?? gui.getTab()?.yasqe;
    if (!yasqe) return;
    const declared = yasqe.getPrefixesFromQuery(), words = yasqe.getValue().replace(/<[^>\s]*>|"[^"\n]*"|#.*$/gm, " ");
    const used = new Set(Array.from(words.matchAll(/(?<![\w?$:])([A-Za-z]+):[A-Za-z]/g), (match) => match[1]));
    for (const prefix of used) if (prefix in prefixes && !(prefix in declared)) yasqe.addPrefixes({ [prefix]: prefixes[prefix] });
  });

  // Things of the dataset are read on this server, whatever their IRI says.
  const here = (event) => {
    const link = event.target.closest?.("a.iri");
    const iri = link?.getAttribute("href");
    if (iri && base && iri.startsWith(base)) link.setAttribute("href", Graph.page(iri));
  };
  for (const kind of ["pointerdown", "focusin", "click"]) place.addEventListener(kind, here, true);

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
