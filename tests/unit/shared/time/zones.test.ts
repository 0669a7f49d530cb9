import { describe, expect, it } from 'vitest'
import { ianaZone, isSameZone } from '#shared/time/zones.ts'

const HARVEST_NAMES = [
  'American Samoa; International Date Line West; Midway Island; Hawaii; Alaska',
  'Pacific Time (US & Canada); Tijuana; Arizona; Chihuahua; Mazatlan',
  'Mountain Time (US & Canada); Central America; Central Time (US & Canada); Guadalajara',
  'Mexico City; Monterrey; Saskatchewan; Bogota; Eastern Time (US & Canada); Indiana (East)',
  'Lima; Quito; Atlantic Time (Canada); Caracas; Georgetown; La Paz; Santiago; Newfoundland',
  'Brasilia; Buenos Aires; Greenland; Montevideo; Mid-Atlantic; Azores; Cape Verde Is.',
  'Casablanca; Dublin; Edinburgh; Lisbon; London; Monrovia; UTC; Amsterdam; Belgrade; Berlin',
  'Bern; Bratislava; Brussels; Budapest; Copenhagen; Ljubljana; Madrid; Paris; Prague; Rome',
  'Sarajevo; Skopje; Stockholm; Vienna; Warsaw; West Central Africa; Zagreb; Zurich; Athens',
  'Bucharest; Cairo; Harare; Helsinki; Jerusalem; Kaliningrad; Kyiv; Pretoria; Riga; Sofia',
  'Tallinn; Vilnius; Baghdad; Istanbul; Kuwait; Minsk; Moscow; Nairobi; Riyadh',
  'St. Petersburg; Volgograd; Tehran; Abu Dhabi; Baku; Muscat; Samara; Tbilisi; Yerevan',
  'Kabul; Ekaterinburg; Islamabad; Karachi; Tashkent; Chennai; Kolkata; Mumbai; New Delhi',
  'Sri Jayawardenepura; Kathmandu; Almaty; Astana; Dhaka; Urumqi; Rangoon; Bangkok; Hanoi',
  'Jakarta; Krasnoyarsk; Novosibirsk; Beijing; Chongqing; Hong Kong; Irkutsk; Kuala Lumpur',
  'Perth; Singapore; Taipei; Ulaanbaatar; Osaka; Sapporo; Seoul; Tokyo; Yakutsk; Adelaide',
  'Darwin; Brisbane; Canberra; Guam; Hobart; Melbourne; Port Moresby; Sydney; Vladivostok',
  'Magadan; New Caledonia; Solomon Is.; Srednekolymsk; Auckland; Fiji; Kamchatka',
  'Marshall Is.; Wellington; Chatham Is.; Nuku’alofa; Samoa; Tokelau Is.'
].flatMap((line) => line.split('; '))

describe('time zones of Harvest profiles', () => {
  it.each([
    ['Eastern Time (US & Canada)', 'America/New_York'],
    ['Mountain Time (US & Canada)', 'America/Denver'],
    ['Berlin', 'Europe/Berlin'],
    ['Kyiv', 'Europe/Kiev'],
    ['UTC', 'Etc/UTC'],
    ['Astana', 'Asia/Dhaka'],
    ['Nuku’alofa', 'Pacific/Tongatapu'],
    ["Nuku'alofa", 'Pacific/Tongatapu'],
    ['Samoa', 'Pacific/Apia'],
    ['Tokelau Is.', 'Pacific/Fakaofo']
  ])('%s is the zone %s', (name, zone) => {
    expect(ianaZone(name)).toBe(zone)
  })

  it('an IANA name is accepted as a zone', () => {
    expect(ianaZone('Australia/Lord_Howe')).toBe('Australia/Lord_Howe')
  })

  it.each(['', 'Nowhere', 'Europe/Nowhere', '+05:30', 'constructor', '__proto__'])(
    '%j is no zone',
    (name) => {
      expect(ianaZone(name)).toBeNull()
    }
  )

  it('each of Harvest’s 150 zone names is known and works with dates', () => {
    expect(new Set(HARVEST_NAMES).size).toBe(150)
    for (const name of HARVEST_NAMES) {
      const zone = ianaZone(name)
      expect(zone, name).toMatch(/^[A-Z][a-z]+\//)
      expect(() => Temporal.Now.zonedDateTimeISO(zone ?? '')).not.toThrow()
    }
  })
})

describe('isSameZone', () => {
  it.each([
    ['UTC', 'Etc/UTC', true],
    ['Asia/Calcutta', 'Asia/Kolkata', true],
    ['Europe/Berlin', 'Europe/Berlin', true],
    ['Europe/Berlin', 'Europe/Vienna', false],
    ['Nowhere/Land', 'Europe/Berlin', false]
  ])('%s and %s are the same zone: %s', (one, other, same) => {
    expect(isSameZone(one, other)).toBe(same)
  })
})
