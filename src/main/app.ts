import path from 'node:path'
import type { Config, LaunchWish } from '#main/config.ts'
import { createDeepLinks } from '#main/deep-links.ts'
import { createHandlers } from '#main/handlers.ts'
import { createServiceIcons } from '#main/icons/service-icons.ts'
import { serveCommands } from '#main/ipc/commands.ts'
import { publishState } from '#main/ipc/publish.ts'
import { NewerLedgerError } from '#main/ledger/open.ts'
import { createIdlePrompt } from '#main/idle-prompt.ts'
import { createLinks } from '#main/links.ts'
import { liveMessages } from '#main/live-messages.ts'
import { followLoginItem } from '#main/login-item.ts'
import type { Anchor, Platform } from '#main/platform/ports.ts'
import { Session } from '#main/session/session.ts'
import type { DemoAccount, OpenedAccount } from '#main/session/session.ts'
import { createPreferences } from '#main/settings/preferences.ts'
import { createSettingsWriter, readSettings } from '#main/settings/settings.ts'
import { bindShortcuts } from '#main/shortcuts.ts'
import type { Hotkeys } from '#main/shortcuts.ts'
import { createStore } from '#main/store/store.ts'
import { addNotice, forgetAccount, initialState } from '#main/store/transitions.ts'
import { presentTray } from '#main/tray/tray-presenter.ts'
import type { TrayCommand } from '#main/tray/tray-view.ts'
import { openWorkspace } from '#main/workspace.ts'
import type { Workspace } from '#main/workspace.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { WindowIntent } from '#shared/ipc.ts'
import type { HotkeyAction } from '#shared/settings.ts'
import { localeFor } from '#shared/settings.ts'

export interface App {
  /** Tray, hotkeys and commands are there when it settles; Harvest is asked behind it. */
  start(): Promise<void>
  /** Ends everything that was started; what waits to be sent is in the ledger. */
  stop(): Promise<void>
  /** What a click on the dock asks for. */
  showPopover(): void
  /** Does what a later launch of Gleaner was made for. */
  launchAgain(wish: LaunchWish): void
}

/** The composition root: reads top to bottom in the order in which state flows down. */
export function createApp({ platform, config }: { platform: Platform; config: Config }): App {
  const { windows, timers, logger } = platform
  const { settings, corruptCopy } = readSettings(platform.settingsFile)
  const store = createStore(
    initialState({ ...platform.facts, hasTray: true }, settings, timers.now())
  )
  const changeSettings = createSettingsWriter(platform.settingsFile, store)
  const messages = liveMessages(() =>
    localeFor(store.state.settings.language, platform.facts.locale)
  )
  if (corruptCopy)
    store.update(
      addNotice({ id: 'settings-were-corrupt', kind: 'settings-were-corrupt', detail: corruptCopy })
    )

  let workspace: Workspace | null = null
  /** What was asked for while the session was still starting. */
  let wish: (() => void) | null = null
  const session = new Session({
    store,
    secrets: platform.secrets,
    settings: () => store.state.settings,
    changeSettings,
    apiUrl: config.apiUrl,
    idUrl: config.idUrl,
    userAgent: config.userAgent,
    fetch: platform.fetch,
    openDemo,
    open,
    close: closeWorkspace
  })
  const links = createLinks({
    shell: platform.shell,
    dialogs: platform.dialogs,
    messages,
    allowedHosts: () => store.state.settings.allowedHosts,
    allowHost: (host) =>
      changeSettings({ allowedHosts: [...store.state.settings.allowedHosts, host] })
  })

  const prompt = createIdlePrompt({
    platform,
    store,
    messages,
    changeSettings,
    workspace: () => workspace
  })

  const deepLinks = createDeepLinks({
    dialogs: platform.dialogs,
    logger,
    messages,
    state: () => store.state,
    workspace: () => workspace,
    show: (target) =>
      target?.date
        ? windows.show('timesheet', { intent: 'none', date: target.date })
        : showTimesheet()
  })

  const icons = createServiceIcons({
    fetch: platform.fetch,
    folder: path.join(platform.dataFolder, 'icons'),
    now: () => timers.now()
  })

  async function openDemo(): Promise<DemoAccount> {
    const { openDemoAccount } = await import('#sandbox/demo-account.ts')
    const folder = path.join(platform.dataFolder, 'demo')
    const timeZone = platform.facts.computerTimeZone
    return openDemoAccount({ folder, timeZone, now: () => timers.now() })
  }

  function open(account: OpenedAccount): void {
    const { kind, userId, baseUrl, accessToken, details } = account
    try {
      workspace = openWorkspace({
        platform,
        store,
        identity: { kind, accountId: account.account.id, userId },
        access: { baseUrl, accessToken, userAgent: config.userAgent },
        ...(details ? { account: details } : {}),
        onAccount: (fresh) => session.describe(fresh),
        onExpired: () => session.expire(),
        onIdleQuestion: () => prompt.ask(),
        onIdleActed: (acted) => prompt.acted(acted),
        onIdleRule: (rule) => prompt.remember(rule)
      })
    } catch (error) {
      if (!(error instanceof NewerLedgerError)) throw error
      const { title, text } = messages.startup.ledgerFromNewerVersion
      platform.dialogs.fatal(title, text({ path: error.file }))
      platform.quit()
    }
  }

  async function closeWorkspace(): Promise<void> {
    const closing = workspace
    workspace = null
    await closing?.close()
    store.update(forgetAccount(store.state.desktop, timers.now()))
  }

  function isOpen(): boolean {
    const { kind } = store.state.session
    return kind === 'signed-in' || kind === 'expired'
  }

  /** Which window it is to be is known once the session of the last time was taken up. */
  function onceStarted(work: () => void): boolean {
    if (store.state.session.kind !== 'starting') return false
    wish = work
    return true
  }

  function showPopover(anchor?: Anchor, intent: WindowIntent = 'none'): void {
    if (onceStarted(() => showPopover(anchor, intent))) return
    if (isOpen()) windows.show('popover', { intent, ...(anchor ? { anchor } : {}) })
    else windows.show('welcome')
  }

  function togglePopover(anchor: Anchor): void {
    if (windows.isVisible('popover')) windows.hide('popover')
    else showPopover(anchor)
  }

  /** With nothing to go on with, the choice of what to start. */
  function toggleTimer(): void {
    if (onceStarted(toggleTimer)) return
    if (!workspace?.timer.toggle().ok) showPopover(undefined, 'new-entry')
  }

  function startFavourite(index: number): void {
    const favourite = store.state.favourites[index]
    if (!favourite) return
    const { work, notes } = favourite
    workspace?.timer.start({ projectId: work.project.id, taskId: work.task.id, notes })
  }

  function launchAgain(wished: LaunchWish): void {
    switch (wished.kind) {
      case 'nothing':
        return
      case 'toggle':
        return toggleTimer()
      case 'new':
        return showPopover(undefined, 'new-entry')
      case 'link':
        return openLink(wished.address)
      case 'none':
      case 'show':
        return showPopover()
      default:
        assertNever(wished)
    }
  }

  function openLink(address: string): void {
    if (!onceStarted(() => openLink(address))) void deepLinks.open(address)
  }

  function togglePalette(): void {
    if (onceStarted(togglePalette)) return
    if (windows.isVisible('palette')) windows.hide('palette')
    else windows.show(isOpen() ? 'palette' : 'welcome')
  }

  function runCommand(id: string): void {
    if (id.startsWith('favourite:')) return startFavourite(Number(id.slice('favourite:'.length)))
    if (id.startsWith('recent:')) {
      workspace?.timer.continueEntry(id.slice('recent:'.length))
      return
    }
    const commands: Readonly<Record<TrayCommand, () => void>> = {
      stop: () => void workspace?.timer.stop(),
      start: () => showPopover(undefined, 'new-entry'),
      connect: () => windows.show('welcome'),
      popover: () => showPopover(),
      timesheet: () => showTimesheet(),
      settings: () => showTimesheet('settings'),
      idle: () => windows.show('idle'),
      quit: () => void prompt.quit()
    }
    commands[id as TrayCommand]?.()
  }

  function showTimesheet(intent: WindowIntent = 'none'): void {
    if (onceStarted(() => showTimesheet(intent))) return
    if (isOpen()) windows.show('timesheet', { intent })
    else windows.show('welcome')
  }

  const actions: Readonly<Record<HotkeyAction, () => void>> = {
    showPopover: () => (windows.isVisible('popover') ? windows.hide('popover') : showPopover()),
    toggleTimer: () => toggleTimer(),
    newEntry: () => showPopover(undefined, 'new-entry'),
    openTimesheet: () => showTimesheet(),
    openPalette: () => togglePalette()
  }

  const stops: (() => void)[] = []
  let hotkeys: Hotkeys | null = null
  const preferences = createPreferences({
    platform,
    store,
    messages,
    changeSettings,
    hotkeys: () => hotkeys,
    signOut: () => session.signOut()
  })

  async function start(): Promise<void> {
    serveCommands(
      platform.ipc,
      createHandlers({
        platform,
        store,
        session,
        links,
        icons,
        preferences,
        quit: () => void prompt.quit(),
        workspace: () => workspace
      }),
      logger
    )
    windows.setTheme(store.state.settings.theme)
    const { timesheetBounds } = store.state.settings
    if (timesheetBounds) windows.restoreBounds('timesheet', timesheetBounds)
    stops.push(
      presentTray({
        tray: platform.tray,
        store,
        timers,
        messages,
        onClick: togglePopover,
        onCommand: runCommand
      })
    )
    hotkeys = bindShortcuts({
      shortcuts: platform.shortcuts,
      store,
      timers,
      run: (action) => actions[action]()
    })
    stops.push(
      () => hotkeys?.stop(),
      preferences.stop,
      publishState(store, windows),
      ...followWindows()
    )
    // what this launch was made for waits until it is known who is signed in
    const { kind } = config.wish
    if (kind !== 'none' && kind !== 'nothing') launchAgain(config.wish)
    await (config.demo ? session.tryDemo() : session.resume())
    await greet()
    stops.push(await followLoginItem({ loginItem: platform.loginItem, store, changeSettings }))
  }

  /** What windows tell: focus means "is this still true?", bounds are remembered. */
  function followWindows(): readonly (() => void)[] {
    let { theme } = store.state.settings
    let wasOpen = isOpen()
    return [
      store.subscribe(({ settings }) => {
        if (settings.theme !== theme) windows.setTheme((theme = settings.theme))
        if (isOpen() !== wasOpen) followSession((wasOpen = isOpen()))
      }),
      windows.onFocus(() => {
        workspace?.idle.look()
        void workspace?.sync.pull()
      }),
      platform.power.on('source', () => showIdleSource()),
      windows.onOpenRequest((url) => void links.open(url)),
      windows.onVisibility((name, change) => {
        if (change === 'gone') workspace?.weeks.forget(name)
        if (change === 'shown') workspace?.weeks.publish()
      }),
      windows.onBounds((_, timesheetBounds) => changeSettings({ timesheetBounds })),
      windows.onClosedToTray(() => {
        if (store.state.settings.toldAboutTray) return
        changeSettings({ toldAboutTray: true })
        const { title, text } = messages.notices.describe({ kind: 'closed-to-tray' })
        platform.notifications.show({ title, body: text })
      })
    ]
  }

  function showIdleSource(): void {
    const idleSource = platform.power.idleSource()
    store.update((state) => ({ ...state, desktop: { ...state.desktop, idleSource } }))
  }

  /** Signing in leads to the popover, signing out back to the beginning. */
  function followSession(opened: boolean): void {
    if (opened && windows.isVisible('welcome')) {
      windows.hide('welcome')
      showPopover()
    }
    if (opened) return
    const others = (['popover', 'timesheet', 'idle', 'palette', 'mini'] as const).filter((name) =>
      windows.isVisible(name)
    )
    for (const name of others) windows.hide(name)
    if (others.length > 0) windows.show('welcome')
  }

  /** A first launch shows itself; where no tray icon can be seen, so does every other. */
  async function greet(): Promise<void> {
    const hasTray = await platform.tray.hasHost()
    store.update((state) => ({ ...state, desktop: { ...state.desktop, hasTray } }))
    if (!hasTray) store.update(addNotice({ id: 'no-tray', kind: 'no-tray' }))
    if (isOpen()) windows.prepare('popover')
    sayWhereIconIs()
    if (wish) return wish()
    if (config.hidden && hasTray) return
    if (!isOpen() || config.demo || !hasTray) showPopover()
  }

  /** Linux panels show every icon; the others hide some. */
  function sayWhereIconIs(): void {
    const { os } = platform.facts
    if (os === 'linux' || store.state.settings.toldWhereIconIs) return
    changeSettings({ toldWhereIconIs: true })
    store.update(addNotice({ id: 'icon-may-hide', kind: 'icon-may-hide', detail: os }))
  }

  async function stop(): Promise<void> {
    for (const end of stops.splice(0)) end()
    await session.stop()
    platform.tray.destroy()
  }

  return { start, stop, showPopover: () => showPopover(), launchAgain }
}
