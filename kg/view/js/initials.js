// The first letters of a name's pinyin, from the order in which the browser sorts Chinese: no dictionary is carried.
// Each of these is the first character of its letter in the pinyin collation of CLDR; I, U and V begin no syllable.
const FIRST = [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七然仨它穵夕丫帀"];
const LETTERS = "abcdefghjklmnopqrstwxyz";
const pinyin = new Intl.Collator("zh-CN");
const letterOf = new Map();

/** fqjy for 枫桥经验; letters and digits stay, other characters go. A character of several readings has its most usual. */
app.initials = (name) => {
  let all = "";
  for (const char of name) {
    if (!letterOf.has(char)) {
      const before = FIRST.filter((first) => pinyin.compare(first, char) <= 0).length;
      letterOf.set(char, /[\u3400-\u9fff]/.test(char) ? LETTERS.charAt(Math.max(0, before - 1)) : /[a-z0-9]/i.test(char) ? char.toLowerCase() : "");
    }
    all += letterOf.get(char);
  }
  return all;
};
