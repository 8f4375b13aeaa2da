/** The part of JSON Schema 2020-12 that the content of this app is described with. */
export interface Schema {
  $ref?: string
  const?: unknown
  enum?: readonly unknown[]
  type?: string | readonly string[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  items?: Schema
  minProperties?: number
  required?: readonly string[]
  properties?: Readonly<Record<string, Schema>>
  additionalProperties?: boolean
  $defs?: Readonly<Record<string, Schema>>
}

/** Where a value is wrong, as a JSON pointer, and in what way, for the screen to put into words. */
export interface Fault {
  pointer: string
  reason: string
}

type Entries = Readonly<Record<string, unknown>>

/** The first fault of a value, null when it keeps to the schema. */
export function firstFault(schema: Schema, value: unknown, root: Schema = schema, pointer = ''): Fault | null {
  const wanted = schema.$ref === undefined ? schema : { ...resolved(schema.$ref, root), ...schema, $ref: undefined }
  const reason = faultOfValue(wanted, value)
  if (reason) return { pointer, reason }
  if (Array.isArray(value)) return faultInList(wanted, value, root, pointer)
  return isObject(value) ? faultInObject(wanted, value, root, pointer) : null
}

function resolved(ref: string, root: Schema): Schema {
  const found = root.$defs?.[ref.replace('#/$defs/', '')]
  if (!found) throw new Error(`No ${ref} in this schema`)
  return found
}

function faultOfValue(schema: Schema, value: unknown): string | null {
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(value, type))) return 'type'
  if ('const' in schema && value !== schema.const) return 'value'
  if (schema.enum && !schema.enum.includes(value)) return 'value'
  if (typeof value === 'string') return faultOfText(schema, value)
  if (typeof value === 'number') return outside(value, schema.minimum, schema.maximum, 'too_small', 'too_large')
  return null
}

function faultOfText(schema: Schema, text: string): string | null {
  const length = [...text].length
  const fault = outside(length, schema.minLength, schema.maxLength, 'too_short', 'too_long')
  return fault ?? (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text) ? 'pattern' : null)
}

function faultInList(schema: Schema, list: readonly unknown[], root: Schema, pointer: string): Fault | null {
  const reason = outside(list.length, schema.minItems, schema.maxItems, 'too_few', 'too_many')
  if (reason) return { pointer, reason }
  for (const [index, item] of list.entries()) {
    const fault = schema.items ? firstFault(schema.items, item, root, `${pointer}/${index}`) : null
    if (fault) return fault
    // The lists that must not repeat hold words and numbers.
    if (schema.uniqueItems && list.indexOf(item) < index) return { pointer: `${pointer}/${index}`, reason: 'twice' }
  }
  return null
}

function faultInObject(schema: Schema, value: Entries, root: Schema, pointer: string): Fault | null {
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) return { pointer: `${pointer}/${escaped(missing)}`, reason: 'missing' }
  if (Object.keys(value).length < (schema.minProperties ?? 0)) return { pointer, reason: 'too_few' }
  for (const [name, part] of Object.entries(value)) {
    const at = `${pointer}/${escaped(name)}`
    const of = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    if (!of && schema.additionalProperties === false) return { pointer: at, reason: 'unknown' }
    const fault = of ? firstFault(of, part, root, at) : null
    if (fault) return fault
  }
  return null
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

const isObject = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function outside(value: number, low = -Infinity, high = Infinity, below: string, above: string): string | null {
  if (value < low) return below
  return value > high ? above : null
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
