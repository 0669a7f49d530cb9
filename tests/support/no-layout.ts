/* jsdom has no layout, so observers of sizes (the chart) get no events. */
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
