import data from 'content/advice.json'
import type { Line } from '../help/lines'

interface Content {
  countries: { country: string; name: string; places: Omit<Line, 'text'>[] }[]
}

// Read as what its schema says, not as the values of the day.
const content: Content = data

/** The countries there is advice for. */
export const countries = content.countries.map(({ country, name }) => ({ country, name }))

/** Where to ask about unfair treatment in a country; nowhere that we know of for others. */
export const adviceIn = (country: string): Line[] =>
  content.countries.find((one) => one.country === country)?.places.map((place) => ({ ...place, text: null })) ?? []
