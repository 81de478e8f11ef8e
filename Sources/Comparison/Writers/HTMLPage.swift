/// One self-contained page: it includes its style and script and loads nothing.
///
/// Everything is readable without scripts; the script adds a filter and sortable columns.
struct HTMLPage {
  private var body = ""
  private let title: String

  init(title: String) { self.title = title }

  /// Adds raw HTML.
  mutating func add(_ html: String) { body += html }

  /// The text with every character that is special in HTML escaped.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// The whole page.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'; img-src data:">
    <link rel="icon" href="data:,">
    <title>\(Self.escaped(title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <h1>\(Self.escaped(title))</h1>
    <p class="filter" hidden><label>Filter <input type="search" id="filter" autocomplete="off"></label> \
    <span id="shown" aria-live="polite"></span></p>
    \(body)<script>
    \(Self.script)
    </script>
    </body>
    </html>

    """
  }

  private static let style = """
    :root { --ground: #fff; --text: #1f2328; --faint: #59636e; --line: #d1d9e0; --head: #f6f8fa;
      --added: #116329; --removed: #a40e26; --changed: #fff3c4; --mark: #9a6700; }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #0d1117; --text: #e6edf3; --faint: #9198a1; --line: #3d444d; --head: #151b23;
        --added: #7ee787; --removed: #ff9492; --changed: #3a2f0b; --mark: #e3b341; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 110rem; background: var(--ground); color: var(--text);
      font: 15px/1.45 system-ui, sans-serif; }
    h1 { font-size: 1.35rem; overflow-wrap: anywhere; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
    input { font: inherit; padding: .25rem .5rem; width: min(22rem, 100%); color: inherit; background: var(--ground);
      border: 1px solid var(--line); border-radius: .3rem; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; min-width: 100%; }
    th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    thead th { background: var(--head); white-space: nowrap; }
    th button { all: unset; cursor: pointer; } th button:focus-visible { outline: 2px solid var(--mark); }
    th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
    tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 9rem; }
    code { font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    td { min-width: 9rem; } td.marker, th.marker { min-width: 0; width: 1.5rem; }
    .origin, .note { display: block; color: var(--faint); font-size: .8rem; font-weight: 400; overflow-wrap: anywhere; }
    .added { color: var(--added); } .removed { color: var(--removed); }
    td.differs { background: var(--changed); box-shadow: inset 3px 0 var(--mark); }
    mark { background: var(--changed); color: inherit; font-weight: 600; }
    summary { cursor: pointer; color: var(--faint); } details p { overflow-wrap: anywhere; }
    .absent { color: var(--faint); font-style: italic; }
    [hidden] { display: none !important; }
    @media (max-width: 600px) {
      body { padding: .6rem; } th, td { padding: .25rem .4rem; } td, tbody th { min-width: 7.5rem; }
      table.diff, table.diff tbody, table.diff tr, table.diff th, table.diff td { display: block; min-width: 0; width: auto; }
      table.diff thead { display: none; } table.diff td.marker { display: none; }
      table.diff tr { border-bottom: 1px solid var(--line); padding: .3rem 0; }
      table.diff th, table.diff td { border: 0; padding: .1rem .4rem; }
      table.diff td[data-side]::before { content: attr(data-side) " "; color: var(--faint); }
    }
    @media print {
      :root { --ground: #fff; --text: #000; --faint: #444; --line: #999; --head: #eee; --added: #000; --removed: #000;
        --changed: #eee; --mark: #000; }
      .filter { display: none; } .scroll { overflow: visible; } tr { break-inside: avoid; }
    }
    """

  private static let script = """
    (function () {
      'use strict';
      var input = document.getElementById('filter');
      var shown = document.getElementById('shown');
      var rows = Array.prototype.slice.call(document.querySelectorAll('tbody tr'));
      var sections = Array.prototype.slice.call(document.querySelectorAll('section'));
      function filter() {
        var words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
        var count = 0;
        rows.forEach(function (row) {
          var section = row.closest('section');
          var text = (row.textContent + ' ' + (section ? section.dataset.name : '')).toLowerCase();
          row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
          if (!row.hidden) { count += 1; }
        });
        sections.forEach(function (section) {
          section.hidden = words.length > 0 && !section.querySelector('tbody tr:not([hidden])');
        });
        shown.textContent = words.length ? count + ' of ' + rows.length + ' rows' : '';
      }
      function sort(head, index) {
        var body = head.closest('table').tBodies[0];
        var falls = head.getAttribute('aria-sort') === 'ascending';
        Array.prototype.forEach.call(head.parentNode.cells, function (cell) { cell.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', falls ? 'descending' : 'ascending');
        Array.prototype.slice.call(body.rows).map(function (row, place) {
          return { row: row, place: place, text: row.cells[index].textContent };
        }).sort(function (a, b) {
          var order = a.text < b.text ? -1 : a.text > b.text ? 1 : a.place - b.place;
          return falls ? -order : order;
        }).forEach(function (entry) { body.appendChild(entry.row); });
      }
      Array.prototype.forEach.call(document.querySelectorAll('thead th'), function (head) {
        var button = document.createElement('button');
        button.type = 'button';
        while (head.firstChild) { button.appendChild(head.firstChild); }
        head.appendChild(button);
        button.addEventListener('click', function () { sort(head, head.cellIndex); });
      });
      if (rows.length) { input.closest('p').hidden = false; }
      input.addEventListener('input', filter);
    }());
    """
}
