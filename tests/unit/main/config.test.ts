import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig, readWish } from '#main/config.ts'

const config = (argv: readonly string[], env = {}) => readConfig(env, argv, '1.0.0')

describe('the command line', () => {
  it.each([
    [[], { kind: 'none' }],
    [['--toggle'], { kind: 'toggle' }],
    [['--new'], { kind: 'new' }],
    [['--show'], { kind: 'show' }],
    [['--hidden'], { kind: 'nothing' }],
    [['gleaner://stop'], { kind: 'link', address: 'gleaner://stop' }]
  ])('%j asks for %j', (argv, wish) => {
    expect(readWish(['/opt/gleaner', ...argv])).toEqual(wish)
  })

  it('with an address asks for nothing else, wherever in it the address is', () => {
    const argv = ['/opt/gleaner', '--toggle', 'GLEANER://week', '--demo', '--hidden']
    expect(config(argv)).toMatchObject({
      demo: false,
      hidden: false,
      wish: { kind: 'link', address: 'GLEANER://week' }
    })
  })

  it('does not take a word for a switch that only looks like one', () => {
    expect(readWish(['/opt/gleaner', '--toggle=1', '--shown'])).toEqual({ kind: 'none' })
  })
})

describe('addresses of Harvest', () => {
  it('are Harvest’s own, or on this computer', () => {
    expect(config([]).apiUrl).toBe('https://api.harvestapp.com/v2')
    expect(config([], { GLEANER_API_URL: 'http://127.0.0.1:4010/v2/' }).apiUrl).toBe(
      'http://127.0.0.1:4010/v2'
    )
  })

  it.each([
    'https://harvestapp.com.evil.example',
    'https://evilharvestapp.com',
    'http://api.harvestapp.com',
    'ftp://127.0.0.1',
    'https://api.harvestapp.com:secret@api.harvestapp.com',
    'http://me@127.0.0.1',
    'nonsense'
  ])('such as %s are refused: the token would go there', (url) => {
    expect(() => config([], { GLEANER_API_URL: url })).toThrow(ConfigError)
  })
})
