import { readdirSync } from 'node:fs'
import { ConfigError } from './config.ts'

/** Names of the folders below one that hold such a file, sorted. */
export const namesByFolder = (parent: URL, file: string): readonly string[] =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(new URL(entry.name, parent)).includes(file))
    .map((entry) => entry.name)
    .sort()

/**
 * The value that `<parent>/<name>/<file>` exports as its default: there is nothing to register.
 * @param what the value is, in words
 * @throws ConfigError that says which there are
 */
export async function loadByFolder<T>(parent: URL, name: string, file: string, what: string): Promise<T> {
  const names = namesByFolder(parent, file)
  if (!names.includes(name))
    throw new ConfigError(`there is no ${what} "${name}"; there is ${names.join(', ')}`)
  const module: { default: T } = await import(new URL(`${name}/${file}`, parent).href)
  return module.default
}
