import path from 'node:path'
import { createActions } from '#main/commands/actions.ts'
import type { Config, LaunchWish } from './config.ts'
import { createAccountOpener } from './account-opener.ts'
import { createLiveAccounts } from '#main/account/live-accounts.ts'
import { createConfirmations } from '#main/prompts/confirmations.ts'
import { createBlindCommands } from '#main/commands/blind-commands.ts'
import { createDiskGuard } from '#main/commands/disk-guard.ts'
import { createDeepLinks } from '#main/links/deep-links.ts'
import { followWindows } from './window-events.ts'
import { greet } from '#main/prompts/greeting.ts'
import { createHandlers } from '#main/commands/handlers.ts'
import { createServiceIcons } from '#main/icons/service-icons.ts'
import { serveCommands } from '#main/commands/serve-commands.ts'
import { publishState } from '#main/commands/publish-state.ts'
import { createIdlePrompt } from '#main/prompts/idle-prompt.ts'
import { createLinks } from '#main/links/external-links.ts'
import { followLoginItem } from '#main/settings/start-at-login.ts'
import { oneQuestionAtATime } from '#main/prompts/one-question.ts'
import type { Platform } from '#main/platform/ports.ts'
import { createQuit } from '#main/prompts/quit-prompt.ts'
import { createReminderPrompt } from '#main/prompts/reminder-prompt.ts'
import type { DemoAccount } from '#main/session/demo.ts'
import { followRefusedStops } from '#main/prompts/refused-stop-prompt.ts'
import { Session } from '#main/session/session.ts'
import { createPreferences } from '#main/settings/preferences.ts'
import { createSettingsWriter, damageNotice, readSettings } from '#main/settings/stored-settings.ts'
import { bindHotkeys } from '#main/hotkeys/bind-hotkeys.ts'
import type { Hotkeys } from '#main/hotkeys/bind-hotkeys.ts'
import { createStore } from '#main/store/store.ts'
import { addNotice, initialState } from '#main/store/transitions.ts'
import { presentTray } from '#main/tray/tray-presenter.ts'
import { withMembers } from '#main/commands/with-members.ts'
import type { LiveAccount } from '#main/account/live-account.ts'
import type { Result } from '#shared/failure.ts'
import { fail } from '#shared/failure.ts'
import { messagesFor } from '#shared/messages/catalogue.ts'
import { liveTexts } from '#shared/messages/live.ts'
import type { SeenTimer } from '#shared/seen.ts'
import { localeFor } from '#shared/settings.ts'

/** Everything that Gleaner runs in the main process. */
export interface App {
  /** Resolves when tray, hotkeys and commands work. Harvest is fetched in the background. */
  start(): Promise<void>
  /** Stops everything. Pending changes are in the ledger. */
  stop(): Promise<void>
  /** Shows the popover, after a click on the dock icon. */
  showPopover(): void
  /** Runs the command of a later launch. */
  launchAgain(wish: LaunchWish): void
}

/**
 * The composition root. It is in the order in which the state flows: settings, accounts, prompts, commands, windows.
 */
export function createApp({
  platform: given,
  config
}: {
  platform: Platform
  config: Config
}): App {
  const asking = withMembers(given, { dialogs: oneQuestionAtATime(given.dialogs) })
  const guard = createDiskGuard({ platform: asking, store: () => store, messages: () => messages })
  const { platform } = guard
  const { windows, timers, logger } = platform
  const read = readSettings(platform.settingsFile)
  const store = createStore(
    initialState({ ...platform.facts, hasTray: true }, read.settings, timers.now())
  )
  const changeSettings = createSettingsWriter(platform.settingsFile, store)
  // the language may change, so each text is looked up when it is used
  const messages = liveTexts(() =>
    messagesFor(localeFor(store.state.settings.language, platform.facts.locale))
  )
  const damage = damageNotice(read)
  if (damage) store.update(addNotice(damage))

  const accounts = createLiveAccounts({
    store,
    logger,
    dataFolder: platform.dataFolder,
    now: () => timers.now(),
    openLiveAccount: createAccountOpener({
      platform,
      userAgent: config.userAgent,
      session: () => session,
      idlePrompt: () => idlePrompt,
      reminderPrompt: () => reminderPrompt
    }),
    onNewerLedger: ({ file }) => {
      const { title, text } = messages.startup.ledgerFromNewerVersion
      platform.dialogs.fatal(title, text({ path: file }))
      platform.quit()
    },
    onHide: () => {
      for (const name of ['idle', 'palette'] as const)
        if (windows.isVisible(name)) windows.hide(name)
    },
    onActivity: () => session.showAccounts()
  })
  const currentAccount = (): LiveAccount | null => accounts.current()
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
    accounts,
    activity: accounts.activity,
    confirmSignIn: (account, person) => confirmations.signIn(account, person)
  })
  const confirmations = createConfirmations({ dialogs: platform.dialogs, messages, store })
  const stopTimerIn = (key: string, seen?: SeenTimer): Result<void> =>
    accounts.find(key)?.timer.stop(seen) ?? fail('gone')
  const links = createLinks({
    shell: platform.shell,
    dialogs: platform.dialogs,
    messages,
    allowedHosts: () => store.state.settings.allowedHosts,
    allowHost: (host) =>
      changeSettings({ allowedHosts: [...store.state.settings.allowedHosts, host] })
  })

  const idlePrompt = createIdlePrompt({
    platform,
    store,
    messages,
    changeSettings,
    currentAccount
  })
  const askToQuit = createQuit({
    platform,
    store,
    messages,
    currentAccount,
    stopTimerIn,
    confirmQuit: () => confirmations.quit()
  })
  const quit = guard.user(() => askToQuit())

  const reminderPrompt = createReminderPrompt({
    platform,
    store,
    messages,
    currentAccount
  })

  const actions = createActions({
    windows,
    store,
    blind: () => blind,
    quit,
    stopTimerIn,
    switchAccount: (key) => session.switchTo(key),
    openReminder: (id) => reminderPrompt.open(id),
    openLink: guard.user((address: string) => deepLinks.open(address))
  })
  const blind = createBlindCommands({
    platform,
    store,
    messages,
    currentAccount,
    guarded: guard.user,
    choose: () => actions.showPopover(undefined, 'new-entry')
  })
  const deepLinks = createDeepLinks({
    dialogs: platform.dialogs,
    logger,
    messages,
    state: () => store.state,
    currentAccount,
    blind,
    show: (target) => actions.showTimesheet(target ?? {})
  })

  const icons = createServiceIcons({
    fetch: platform.fetchPublic,
    folder: path.join(platform.dataFolder, 'icons'),
    now: () => timers.now()
  })

  async function openDemo(): Promise<DemoAccount> {
    const { openDemoAccount } = await import('#sandbox/demo-account.ts')
    const folder = path.join(platform.dataFolder, 'demo')
    const timeZone = platform.facts.computerTimeZone
    return openDemoAccount({ folder, timeZone, now: () => timers.now() })
  }

  const stops: (() => void)[] = []
  let hotkeys: Hotkeys | null = null
  const preferences = createPreferences({
    platform,
    store,
    messages,
    changeSettings,
    hotkeys: () => hotkeys,
    signOut: async () => void (await session.signOut()),
    signOutOfAll: () => session.signOutOfAll()
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
        refresh: blind.refresh,
        quit: guard.user(() => askToQuit({ confirm: true })),
        confirmations,
        stopTimerIn,
        currentAccount
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
        onClick: actions.togglePopover,
        onCommand: actions.runCommand
      })
    )
    hotkeys = bindHotkeys({
      shortcuts: platform.shortcuts,
      store,
      timers,
      run: (action) => actions.hotkeys[action]()
    })
    stops.push(
      () => hotkeys?.stop(),
      preferences.stop,
      followRefusedStops({
        store,
        windows,
        notifications: platform.notifications,
        messages
      }),
      publishState(store, windows),
      platform.power.on('source', () => showIdleSource()),
      ...followWindows({
        platform,
        store,
        messages,
        changeSettings,
        links,
        actions,
        currentAccount,
        refreshOthers: accounts.refreshHidden
      })
    )
    // the command of this launch is postponed until the session is known
    const { kind } = config.wish
    if (kind !== 'none' && kind !== 'nothing') actions.launchAgain(config.wish)
    await (config.demo ? session.tryDemo() : session.resume())
    void session.resumeOthers()
    await greet({ platform, store, config, changeSettings, actions })
    stops.push(await followLoginItem({ loginItem: platform.loginItem, store, changeSettings }))
  }

  function showIdleSource(): void {
    const idleSource = platform.power.idleSource()
    store.update((state) => ({ ...state, desktop: { ...state.desktop, idleSource } }))
  }

  async function stop(): Promise<void> {
    for (const end of stops.splice(0)) end()
    await session.stop()
    platform.tray.destroy()
  }

  return {
    start,
    stop,
    showPopover: guard.user(() => actions.showPopover()),
    launchAgain: guard.user(actions.launchAgain)
  }
}
