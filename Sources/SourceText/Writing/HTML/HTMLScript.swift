extension HTMLPage {
  /// Filters the rows of all tables, and sorts a table by a column.
  static let script: HTML = """
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
          var order = a.text.localeCompare(b.text, 'en', { numeric: true }) || a.place - b.place;
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
