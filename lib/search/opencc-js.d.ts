/** The package ships types for its entry points only, not for the single dictionaries. */
declare module "opencc-js/dict/TSCharacters" {
  /** "traditional simplified" pairs, parted by "|". */
  const pairs: string;
  export default pairs;
}
