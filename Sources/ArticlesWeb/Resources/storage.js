/** What this browser keeps of the reader's, as JSON; without storage (private windows, full disks) it keeps nothing. */
export class Kept {
  #area
  #name

  /** A value by its name: for this tab (`sessionStorage`) or for this browser (`localStorage`). */
  constructor(name, { forTab = false } = {}) {
    this.#name = `marginalia.${name}`
    try {
      this.#area = forTab ? sessionStorage : localStorage
    } catch {
      this.#area = undefined
    }
  }

  get value() {
    try {
      return JSON.parse(this.#area?.getItem(this.#name) ?? 'null')
    } catch {
      return null
    }
  }

  set value(value) {
    try {
      if (value === null) this.#area?.removeItem(this.#name)
      else this.#area?.setItem(this.#name, JSON.stringify(value))
    } catch {
      // A full storage loses a draft at a reload and nothing else.
    }
  }
}
