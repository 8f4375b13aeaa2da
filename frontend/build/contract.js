/**
 * Writes what the front end takes from the API's document: the types of its answers, and the tables of kinds and of
 * what each of their fields may hold. With --check it only says whether they are up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import openapiTypes, { astToString } from 'openapi-typescript'

const root = resolve(import.meta.dirname, '..')
const document = JSON.parse(readFileSync(join(root, '../openapi/openapi.json'), 'utf8'))

/**
 * Free text: a string of no set form.
 * @param {{ type?: string | string[], enum?: unknown, pattern?: unknown, format?: unknown }} field
 */
const isWords = ({ type, enum: values, pattern, format }) =>
  [type].flat().includes('string') && !values && !pattern && !format

/**
 * What a field may hold: the types of its value, the most characters or items, and the longest such item.
 * @param {any} field
 */
function formOf(field) {
  const one = (field.anyOf ?? [field]).map((/** @type {any} */ each) => {
    const { $ref } = each
    return $ref ? document.components.schemas[$ref.split('/').at(-1)] : each
  })
  const types = one
    .flatMap((/** @type {any} */ { type }) => type)
    .filter((/** @type {string} */ type) => type !== 'null')
  const most = field.maxLength ?? field.maxItems
  const longest = field.items?.maxLength
  return { types, ...(most === undefined ? {} : { most }), ...(longest === undefined ? {} : { longest }) }
}

/**
 * The fields of each kind that can be written, with what the document says of them.
 * @type {[{ type: string, headline: string, timeline: string }, [string, any][]][]}
 */
const kinds = Object.values(document.components.schemas)
  .filter((schema) => schema['x-kind'])
  .map((schema) => [schema['x-kind'], Object.entries(schema.properties).filter(([, field]) => field['x-merge'])])

const table = (/** @type {(entry: (typeof kinds)[0]) => unknown} */ told) =>
  `${JSON.stringify(Object.fromEntries(kinds.map((entry) => [entry[0].type, told(entry)])), null, 2)}\n`

/** What every screen needs of the kinds, in few bytes: a field that is not named here is a scalar of a set form. */
const outline = table(([{ headline, timeline }, fields]) => {
  const those = (/** @type {string} */ merge) => fields.filter(([, field]) => field['x-merge'] === merge)
  const named = (/** @type {typeof fields} */ some) => some.map(([name]) => name)
  return {
    timeline,
    ...(timeline === 'with_headline' ? { headline } : {}),
    texts: named(those('text')),
    names: named(those('scalar').filter(([, field]) => isWords(field))),
    sets: named(those('set')),
  }
})

const files = {
  // The schemas alone: paths and statuses are few, and stand where they are called.
  'src/api/schema.d.ts': astToString(await openapiTypes({ ...document, paths: {} })),
  'src/store/kinds.json': outline,
  'src/store/forms.json': table(([, fields]) =>
    Object.fromEntries(fields.map(([name, field]) => [name, formOf(field)])),
  ),
}
const stale = Object.entries(files).filter(([path, text]) => {
  try {
    return readFileSync(join(root, path), 'utf8') !== text
  } catch {
    return true
  }
})
if (!process.argv.includes('--check')) for (const [path, text] of stale) writeFileSync(join(root, path), text)
else if (stale.length) {
  console.error(`Out of date, run "npm run contract": ${stale.map(([path]) => path).join(', ')}`)
  process.exit(1)
}
