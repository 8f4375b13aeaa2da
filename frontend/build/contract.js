/**
 * Writes what the front end takes from the API's document: the types of its answers, and the table of kinds with the
 * merge of each field, and what each may hold. With --check it only says whether they are up to date.
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

function forms() {
  const all = Object.values(document.components.schemas).filter((schema) => schema['x-kind'])
  const fieldsOf = (/** @type {any} */ schema) =>
    Object.entries(schema.properties).filter(([, /** @type {any} */ field]) => field['x-merge'])
  const table = Object.fromEntries(
    all.map((schema) => [
      schema['x-kind'].type,
      Object.fromEntries(fieldsOf(schema).map(([name, field]) => [name, formOf(field)])),
    ]),
  )
  return `${JSON.stringify(table, null, 2)}\n`
}

function kinds() {
  /** @type {Record<string, unknown>} */
  const table = {}
  for (const schema of Object.values(document.components.schemas)) {
    const kind = schema['x-kind']
    if (!kind) continue
    const fields = Object.entries(schema.properties).filter(([, field]) => field['x-merge'])
    table[kind.type] = {
      headline: kind.headline,
      timeline: kind.timeline,
      words: fields.filter(([, field]) => isWords(field)).map(([name]) => name),
      fields: Object.fromEntries(fields.map(([name, field]) => [name, field['x-merge']])),
    }
  }
  return `${JSON.stringify(table, null, 2)}\n`
}

const files = {
  // The schemas alone: paths and statuses are few, and stand where they are called.
  'src/api/schema.d.ts': astToString(await openapiTypes({ ...document, paths: {} })),
  'src/store/kinds.json': kinds(),
  'src/store/forms.json': forms(),
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
