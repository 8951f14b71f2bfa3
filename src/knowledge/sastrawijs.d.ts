/** The package's own types cannot be found through its `exports`. */
declare module 'sastrawijs' {
  export class Stemmer {
    readonly internalDictionary: object;
    remove(words: string[]): void;
    find(word: string): boolean;
    stem(word: string): string;
  }
}
