/**
 * The week as somebody would write it by hand for this one purpose: the same cells with the same names,
 * the totals, and the entries of the day, without a framework and without anything one could do there.
 */
export const BARE_WEEK = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bare week</title><style>
body { margin: 0; font: 14px/1.45 system-ui; display: grid; grid-template-columns: 1fr 380px; height: 100vh }
body > div { overflow: auto }
table { width: 100%; border-spacing: 0; table-layout: fixed }
thead th, tfoot td, tfoot th { position: sticky; top: 0; bottom: 0; background: #fff }
td { text-align: end; height: 44px; padding: 0 8px; border-bottom: 1px solid #ddd; position: relative }
th { text-align: start; font-weight: 400 } th span { display: block; overflow: hidden; text-overflow: ellipsis }
i { display: inline-block; width: 8px; height: 8px; border-radius: 4px; background: #68d }
article { margin: 8px; padding: 8px 12px; border: 1px solid #ddd; border-radius: 10px }
article header { display: flex; justify-content: space-between }
</style></head><body><div id="grid"></div><div id="day"></div><script>
const { entries, week } = bench.week
const text = (hours) => Math.floor(hours / 100) + ':' + String(Math.round(hours % 100 * .6)).padStart(2, '0')
const sum = (list) => list.reduce((all, { hours }) => all + hours, 0)
const rows = [...Map.groupBy(entries, ({ project, task }) => project.id + ':' + task.id)]
const clients = [...Map.groupBy(rows, ([, [first]]) => first.client.name)]
const cell = (id, name, date, list) => {
  const own = list.filter(({ spentDate }) => spentDate === date)
  const label = name + ', ' + date + ': ' + (own.length ? text(sum(own)) : 'nothing')
  return '<td role="gridcell" tabindex="-1" data-row="' + id + '" data-date="' + date + '" aria-label="' + label +
    '" title="' + label + '">' + (own.length > 1 ? '<small>' + own.length + '×</small> ' : '') +
    (own.length ? '<span>' + text(sum(own)) + '</span>' : '') + '</td>'
}
const row = ([id, list]) => {
  const [{ project, task }] = list
  return '<tr><th scope="row"><i></i> <span>' + project.name + '</span><span>' + task.name + '</span></th>' +
    week.days.map((date) => cell(id, project.name + ' · ' + task.name, date, list)).join('') +
    '<td>' + text(sum(list)) + '</td></tr>'
}
const ofDay = (date) => entries.filter(({ spentDate }) => spentDate === date)
document.querySelector('#grid').innerHTML = '<table role="grid"><thead><tr><th></th>' +
  week.days.map((date) => '<th><button>' + date + '</button></th>').join('') + '<th>Total</th></tr></thead>' +
  clients.map(([client, of]) => '<tbody><tr><th colspan="9">' + client + '</th></tr>' + of.map(row).join('') + '</tbody>').join('') +
  '<tfoot><tr><th>Total</th>' + week.days.map((date) => '<td>' + text(sum(ofDay(date))) + '</td>').join('') +
  '<td>' + text(sum(entries)) + '</td></tr></tfoot></table>'
const buttons = ['Continue', 'Edit', 'Delete', 'Details'].map((name) => '<button aria-label="' + name + '">' + name[0] + '</button>').join('')
document.querySelector('#day').innerHTML = ofDay(bench.today).map((entry) =>
  '<article tabindex="-1"><header><strong><i></i> ' + entry.project.name + '</strong><b>' + text(entry.hours) + '</b></header><div>' +
  entry.task.name + ' · ' + entry.client.name + '</div><p>' + entry.notes + '</p>' + buttons + '</article>').join('')
</script></body></html>`
