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
  ])('the command line %j requests %j', (argv, wish) => {
    expect(readWish(['/opt/gleaner', ...argv])).toEqual(wish)
  })

  it('an address anywhere in the command line overrides all switches', () => {
    const argv = ['/opt/gleaner', '--toggle', 'GLEANER://week', '--demo', '--hidden']
    expect(config(argv)).toMatchObject({
      demo: false,
      hidden: false,
      wish: { kind: 'link', address: 'GLEANER://week' }
    })
  })

  it('an argument that only resembles a switch is ignored', () => {
    expect(readWish(['/opt/gleaner', '--toggle=1', '--shown'])).toEqual({ kind: 'none' })
  })
})

describe('Harvest’s address', () => {
  it('the API address is Harvest’s or one on this computer', () => {
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
  ])('the API address %s is refused, because it would receive the token', (url) => {
    expect(() => config([], { GLEANER_API_URL: url })).toThrow(ConfigError)
  })
})
