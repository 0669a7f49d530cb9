/* jsdom lays nothing out: what watches sizes (the chart) has nothing to hear of. */
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
