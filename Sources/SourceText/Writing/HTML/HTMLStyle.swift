extension HTMLPage {
  /// How all pages look: in light and dark, on narrow windows, and printed.
  static let style: HTML = """
    :root { --ground: #fff; --text: #1f2328; --faint: #59636e; --line: #d1d9e0; --head: #f6f8fa;
      --added: #116329; --removed: #a40e26; --changed: #fff3c4; --mark: #9a6700; --link: #0550ae;
      --bad: #ffdcd7; --good: #dcf5e0; --other: #dbeafe; }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #0d1117; --text: #e6edf3; --faint: #9198a1; --line: #3d444d; --head: #151b23;
        --added: #7ee787; --removed: #ff9492; --changed: #3a2f0b; --mark: #e3b341; --link: #79b8ff;
        --bad: #4b1a1a; --good: #12361f; --other: #14304f; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 110rem; background: var(--ground); color: var(--text);
      font: 15px/1.45 system-ui, sans-serif; }
    h1 { font-size: 1.35rem; overflow-wrap: anywhere; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
    input { font: inherit; padding: .25rem .5rem; width: min(22rem, 100%); color: inherit; background: var(--ground);
      border: 1px solid var(--line); border-radius: .3rem; }
    a { color: var(--link); } a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--mark); }
    nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; padding: 0; margin-bottom: .5rem; }
    nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
    .scroll { overflow: auto; max-height: 85vh; }
    table { border-collapse: separate; border-spacing: 0; min-width: 100%; }
    th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    thead th { background: var(--head); white-space: nowrap; position: sticky; top: 0; z-index: 1; }
    table.wide th:first-child { position: sticky; left: 0; z-index: 1; background: var(--ground); max-width: 22rem; }
    table.wide thead th:first-child { background: var(--head); z-index: 2; }
    th button { border: 0; padding: 0; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
    th button:focus-visible { outline: 2px solid var(--mark); }
    th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
    tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 9rem; }
    code { font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    td { min-width: 9rem; } td.marker, th.marker { min-width: 0; width: 1.5rem; }
    .origin, .note { display: block; color: var(--faint); font-size: .8rem; font-weight: 400; overflow-wrap: anywhere; }
    .added { color: var(--added); } .removed { color: var(--removed); }
    td.differs { background: var(--other); box-shadow: inset 3px 0 var(--link); }
    .is-error { background: var(--bad); } .is-warning { background: var(--changed); } .is-fine { background: var(--good); }
    .is-odd { background: var(--other); }
    .legend span { display: inline-block; padding: .1rem .5rem; margin: 0 .4rem .2rem 0; border: 1px solid var(--line); }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .8rem; margin: .5rem 0; }
    dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; min-width: 0; } ul { padding-left: 1.2rem; }
    li { overflow-wrap: anywhere; } td ul { margin: 0; padding: 0; list-style: none; }
    svg { display: block; } svg text { fill: var(--text); font: 12px system-ui, sans-serif; }
    svg rect { stroke: var(--line); fill: var(--ground); } svg path { stroke: var(--faint); fill: none; }
    svg .is-error { fill: var(--bad); } svg .is-warning { fill: var(--changed); } svg .is-fine { fill: var(--good); }
    svg .is-odd { fill: var(--other); } svg .outside { stroke-dasharray: 4 3; }
    mark { background: var(--changed); color: inherit; font-weight: 600; }
    summary { cursor: pointer; color: var(--faint); } details p { overflow-wrap: anywhere; }
    .absent { color: var(--faint); font-style: italic; }
    [hidden] { display: none !important; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (max-width: 600px) {
      body { padding: .6rem; } th, td { padding: .25rem .4rem; } td, tbody th { min-width: 7.5rem; }
      table.wide th:first-child { max-width: 45vw; }
      table.stacked, table.stacked tbody, table.stacked tr, table.stacked th, table.stacked td { display: block; min-width: 0;
        width: auto; }
      table.stacked thead { display: none; } table.stacked td.marker { display: none; }
      table.stacked tr { border-bottom: 1px solid var(--line); padding: .3rem 0; }
      table.stacked th, table.stacked td { border: 0; padding: .1rem .4rem; }
      table.stacked td[data-side]::before { content: attr(data-side) ": "; color: var(--faint); }
      table.stacked td:empty { display: none; }
    }
    @media print {
      :root { --ground: #fff; --text: #000; --faint: #444; --line: #999; --head: #eee; --added: #000; --removed: #000;
        --changed: #eee; --mark: #000; --link: #000; --bad: #ddd; --good: #fff; --other: #eee; }
      nav, .filter { display: none; } .scroll { overflow: visible; max-height: none; } tr { break-inside: avoid; }
      table th, table.wide th:first-child { position: static; }
    }
    """
}
