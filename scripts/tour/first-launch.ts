import type { Act } from './acts.ts'

export const firstLaunch: Act = {
  name: 'first-launch',
  isFirstLaunch: true,
  scenes: [
    {
      name: 'welcome',
      async play(actor) {
        const { page, token } = await actor.welcome()
        await token.waitFor()
        return page
      }
    },
    {
      name: 'welcome-unknown-token',
      async play(actor) {
        const welcome = await actor.welcome()
        await welcome.connect('2890713.pt.copied-only-in-part')
        await welcome.problem.waitFor()
        return welcome.page
      }
    },
    {
      name: 'welcome-accounts',
      async play(actor) {
        const welcome = await actor.welcome()
        actor.harvest.offerAccounts('Northlight Studio', 'Foxglove & Daughters Consulting')
        await welcome.connect(actor.harvest.token)
        await welcome.page.getByRole('listitem').first().waitFor()
        return welcome.page
      }
    },
    {
      name: 'welcome-at-hand',
      async play(actor) {
        const welcome = await actor.welcome()
        await welcome.choose('Northlight Studio')
        await welcome.page.getByRole('heading', { name: 'Always at hand' }).waitFor()
        return welcome.page
      }
    },
    {
      name: 'welcome-away',
      async play(actor) {
        const welcome = await actor.welcome()
        await welcome.page.getByRole('button', { name: 'Continue' }).click()
        await welcome.page.getByRole('heading', { name: 'When you walk away' }).waitFor()
        return welcome.page
      }
    }
  ]
}
