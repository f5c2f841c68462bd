// The types against the description of the API and against the client itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { load, start } from './service.mjs'

let service, types, schemas, module

before(async () => {
  service = await start()
  module = await load(service)
  types = (await (await fetch(`${service.origin}/assets/marginalia.d.ts`)).text()).replace(/\/\*[^]*?\*\//g, '')
  schemas = (await (await fetch(`${service.origin}/openapi.json`)).json()).components.schemas
})
after(() => service.stop())

/** What stands between a brace and its partner. */
function braced(text, open) {
  let depth = 0
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1
    if (text[index] === '}' && (depth -= 1) === 0) return text.slice(open + 1, index)
  }
  throw new Error('a brace is not closed')
}

/** The members of a type's body: name → {isOptional, inner: members of an object written out in place}. */
function members(body) {
  const found = new Map()
  let rest = body
  for (let match; (match = /^[\s;]*(?:'([^']+)'|([\w]+))(\?)?:\s*/.exec(rest)); ) {
    rest = rest.slice(match[0].length)
    const end = /[;\n{]/.exec(rest)
    let inner = null
    if (end?.[0] === '{') {
      const text = braced(rest, end.index)
      inner = members(text)
      rest = rest.slice(end.index + text.length + 2)
    }
    const stop = /[;\n]/.exec(rest)
    rest = stop ? rest.slice(stop.index) : ''
    found.set(match[1] ?? match[2], { isOptional: match[3] === '?', inner })
  }
  assert.match(rest, /^[\s;]*$/, 'all of the type is understood')
  return found
}

function declared(name) {
  const match = new RegExp(`export interface ${name} (?:extends (\\w+) )?\\{`).exec(types)
  assert.ok(match, `the type ${name} is declared`)
  const own = members(braced(types, match.index + match[0].length - 1))
  return match[1] ? new Map([...declared(match[1]), ...own]) : own
}

function compare(where, found, schema) {
  assert.deepEqual([...found.keys()].sort(), Object.keys(schema.properties).sort(), `${where} has these members`)
  for (const [name, { isOptional, inner }] of found) {
    assert.equal(isOptional, !(schema.required ?? []).includes(name), `${where}.${name} is optional`)
    const part = schema.properties[name]
    const nested = part.properties ? part : part.items?.properties ? part.items : null
    if (nested && inner) compare(`${where}.${name}`, inner, nested)
  }
}

test('Every type that stands for a schema of the API has its members, and every schema of readers has a type', () => {
  const names = [...types.matchAll(/export interface (\w+)/g)].map(([, name]) => name).filter((name) => schemas[name])
  for (const name of names) compare(name, declared(name), schemas[name])
  // What editors alone see, other media types, and lists, which are `Page`.
  const untyped = /^(Editor|Edited|Moderat|Log|Ban|NewBan|ArticlePatch|Import|Report|ProblemCode|Problem$|CSLRecord|CommentText|Version|.*List$|.*Results$)/
  const scalars = Object.keys(schemas).filter((name) => !schemas[name].properties)
  const missing = Object.keys(schemas).filter((name) => !names.includes(name) && !scalars.includes(name) && !untyped.test(name))
  assert.deepEqual(missing, [])
  assert.ok(names.length > 25)
})

test('The client has the methods that the types tell of, and no others', () => {
  for (const [name, own] of [['Marginalia', module.Marginalia], ['Listing', module.Listing], ['MarginaliaProblem', module.MarginaliaProblem]]) {
    const body = braced(types, types.indexOf('{', types.search(new RegExp(`export class ${name}\\b`))))
    const told = new Set([...body.matchAll(/^ {2}(\w+)(?:<[^(]*>)?\(/gm)].map(([, method]) => method))
    const there = new Set(Object.getOwnPropertyNames(own.prototype))
    for (const names of [told, there]) names.delete('constructor')
    assert.deepEqual([...told].sort(), [...there].sort(), name)
  }
  const exported = [...types.matchAll(/export (?:class|function) (\w+)/g)].map(([, name]) => name)
  assert.deepEqual(exported.sort(), Object.keys(module).sort())
})
