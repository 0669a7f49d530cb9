/**
 * The week as somebody would write it by hand for this one purpose: the same cells with the same roles,
 * names, texts and marks, the same bars of buttons around them, the totals, and the entries of the day, as
 * many at once as the window shows at once; without a framework and without anything one could do there.
 * What is only seen on request (menus, forms, the chart below the grid) is not there.
 */
export const BARE_WEEK = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bare week</title><style>
body { margin: 0; font: 13px/1.45 system-ui; color: #1a1f1c; display: grid; grid-template: auto auto 1fr / 1fr 34vw; height: 100vh }
body > header, body > nav { grid-column: 1 / -1; display: flex; gap: 8px; align-items: center; padding: 10px 16px; border-bottom: 1px solid #e0e3dd }
body > div { overflow: auto } #day { background: #f5f6f3; border-left: 1px solid #e0e3dd }
button, input { font: inherit; border: 0; background: none; min-height: 28px; border-radius: 6px } h1 { font-size: 20px; margin: 0 auto 0 0 }
table { width: 100%; border-spacing: 0; table-layout: fixed; font-variant-numeric: tabular-nums }
thead th, tfoot td, tfoot th { position: sticky; top: 0; bottom: 0; background: #fff; text-align: end; z-index: 2 } thead th:first-child { width: 31% }
thead button span { display: block } thead .today { background: #0b7560; color: #fff; border-radius: 9px }
td { text-align: end; height: 44px; padding: 0 8px; border-bottom: 1px solid #e0e3dd8c; position: relative }
td.weekend { background: #fafaf9 } td.selected, th.selected { background: #e0f1ec } td:hover { background: #eee }
td.silent::after { position: absolute; top: 3px; right: 3px; border-top: 6px solid #855000; border-left: 6px solid transparent; content: '' }
tbody th { text-align: start; font-weight: 400; border-bottom: 1px solid #e0e3dd8c; padding: 5px 8px 5px 16px }
.name { display: flex; min-width: 0; white-space: pre } .name > b { font-weight: inherit; min-width: 0; overflow: hidden; text-overflow: ellipsis; flex: 0 100000 auto } .name > b + b { flex: 0 1 auto }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
tbody th > i { float: left; margin: 5px 8px 0 0 } i { display: inline-block; width: 8px; height: 8px; border-radius: 4px; background: #68d } svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 2 }
article { margin: 8px 12px; padding: 8px 12px; border: 1px solid #e0e3dd; border-radius: 10px; background: #fff }
article header, article footer { display: flex; justify-content: space-between }
</style></head><body><header></header><nav></nav><div id="grid"></div><div id="day"></div><script>
const { entries, week } = bench.week
const text = (hours) => Math.floor(hours / 100) + ':' + String(Math.round(hours % 100 * .6)).padStart(2, '0')
const sum = (list) => list.reduce((all, { hours }) => all + hours, 0)
const words = (parts) => new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' })
const long = words({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }), short = words({ weekday: 'short' })
const days = week.days.map((date, at) => ({ date, name: long.format(Date.parse(date)), short: short.format(Date.parse(date)),
  shade: (at > 4 ? 'weekend ' : '') + (date === bench.today ? 'selected ' : '') }))
const icon = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12h16"/><path d="m14 6 6 6-6 6"/></svg>'
const buttons = (names) => names.map((name) => '<button aria-label="' + name + '" title="' + name + '">' + icon + '</button>').join('')
const rows = [...Map.groupBy(entries, ({ project, task }) => project.id + ':' + task.id)]
const clients = [...Map.groupBy(rows, ([, [first]]) => first.client.name)]
const shortened = (name) => '<span class="name" title="' + name + '">' + (name.length < 20 ? '<b>' + name + '</b>' :
  '<span class="hidden">' + name + '</span><b aria-hidden="true">' + name.slice(0, -10) + '</b><b aria-hidden="true">' + name.slice(-10) + '</b>') + '</span>'
const cell = (id, name, day, list) => {
  const own = list.filter(({ spentDate }) => spentDate === day.date)
  const silent = own.some(({ notes }) => notes === '')
  const label = name + ', ' + day.name + ': ' + (own.length ? text(sum(own)) : 'nothing') + (silent ? ', without notes' : '')
  return '<td role="gridcell" class="' + day.shade + (silent ? 'silent' : '') + '" tabindex="-1" data-row="' + id + '" data-date="' + day.date +
    '" aria-selected="false" aria-label="' + label + '">' + (own.length > 1 ? '<small>' + own.length + '×</small> ' : '') +
    (own.length ? '<span>' + text(sum(own)) + '</span>' : '') + '</td>'
}
const row = ([id, list]) => {
  const [{ project, task }] = list
  return '<tr><th scope="row"><i></i> ' + shortened(project.name) + shortened(task.name) + '</th>' +
    days.map((day) => cell(id, project.name + ' · ' + task.name, day, list)).join('') +
    '<td role="gridcell">' + text(sum(list)) + '</td></tr>'
}
const ofDay = (date) => entries.filter(({ spentDate }) => spentDate === date)
document.querySelector('header').innerHTML = buttons(['Previous week', 'Next week']) + '<button>Today</button><h1>' + words({ day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(week.first)) +
  '</h1><strong>' + text(sum(entries)) + '</strong> of ' + text(bench.week.capacity) + '<progress value="1"></progress>' + buttons(['Sync', 'Harvest', 'Find', 'Settings']) + '<button>' + icon + ' New entry</button>'
document.querySelector('nav').innerHTML = '<button>' + icon + ' Week</button><button>' + icon + ' List</button><input type="search" placeholder="Filter rows" aria-label="Filter rows">' +
  buttons(['Most hours first', 'Hide weekend']) + '<button>' + icon + ' Review</button>' + buttons(['More'])
document.querySelector('#grid').innerHTML = '<table role="grid" aria-label="Hours of the week by project and day"><thead><tr><th></th>' +
  days.map((day) => '<th scope="col" class="' + day.shade + '"><button><span aria-hidden="true">' + day.short + '</span><span aria-hidden="true"' + (day.date === bench.today ? ' class="today"' : '') + '>' +
    Number(day.date.slice(8)) + '</span><span class="hidden">' + day.name + '</span></button></th>').join('') + '<th scope="col">Total</th></tr></thead>' +
  clients.map(([client, of]) => '<tbody><tr><th scope="rowgroup" colspan="9">' + client + '</th></tr>' + of.map(row).join('') + '</tbody>').join('') +
  '<tfoot><tr><th scope="row">Total</th>' + days.map((day) => '<td role="gridcell" class="' + day.shade + '">' + text(sum(ofDay(day.date))) + '</td>').join('') +
  '<td role="gridcell">' + text(sum(entries)) + '</td></tr></tfoot></table><button>' + icon + ' Add row</button>'
const card = (entry) =>
  '<article tabindex="-1" aria-label="' + entry.project.name + '"><header><strong><i></i> ' + entry.project.name + '</strong><button>' + text(entry.hours) + '</button>' + buttons(['Continue']) +
  '</header><div>' + entry.task.name + ' · ' + entry.client.name + '</div><footer><button>' + entry.notes + '</button><span>' + buttons(['Edit', 'Delete', 'Details']) + '</span></footer></article>'
const cards = ofDay(bench.today).map(card)
document.querySelector('#day').innerHTML = '<h2>' + long.format(Date.parse(bench.today)) + '</h2>' + cards.slice(0, 6).join('')
setTimeout(() => requestIdleCallback(() => document.querySelector('#day').insertAdjacentHTML('beforeend', cards.slice(6).join(''))), 250)
</script></body></html>`
