/** The small timer that stays above other windows. */
export const mini = {
  title: 'Small timer',
  open: 'Show the small timer'
}
