import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  groupedIban,
  isBic,
  isIban,
  maskedAccount,
  maskedReference,
  readAccount,
  type TypedAccount,
} from "@/lib/domain/bank-account";

/** Examples of the IBAN registry. */
const EXAMPLES = [
  "AD1200012030200359100100",
  "AE070331234567890123456",
  "AT611904300234573201",
  "BE68539007547034",
  "BR1800360305000010009795493C1",
  "CH9300762011623852957",
  "DE89370400440532013000",
  "ES9121000418450200051332",
  "FR1420041010050500013M02606",
  "GB29NWBK60161331926819",
  "IT60X0542811101000000123456",
  "MT84MALT011000012345MTLCAST001S",
  "NL91ABNA0417164300",
  "NO9386011117947",
  "PL61109010140000071219812874",
  "SA0380000000608010167519",
  "SE4550000000058398257466",
  "TR330006100519786457841326",
];
const typed = (more: Partial<TypedAccount>): TypedAccount => ({
  holder: "Anna Schmidt",
  account: "",
  bank: "",
  country: "",
  ...more,
});

describe("an IBAN", () => {
  it.each(EXAMPLES)("%s of the registry is one, also in groups and small letters", (iban) => {
    expect(isIban(iban)).toBe(true);
    const read = readAccount(typed({ account: ` ${groupedIban(iban).toLowerCase()} ` }));
    expect(read).toMatchObject({ ok: true, value: { iban, number: null, country: iban.slice(0, 2) } });
  });

  it("is none once any one character is another, or two neighbours that differ change places", () => {
    const digit = (sign: string, by: number) =>
      String.fromCharCode(((sign.charCodeAt(0) - 48 + by) % 10) + 48);
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES), fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        const place = 2 + (at % (iban.length - 2));
        const sign = iban[place] ?? "";
        if (/\d/.test(sign))
          expect(isIban(iban.slice(0, place) + digit(sign, by) + iban.slice(place + 1))).toBe(false);
        const next = iban[place + 1] ?? sign;
        if (next !== sign && /\d/.test(sign) && /\d/.test(next))
          expect(isIban(iban.slice(0, place) + next + sign + iban.slice(place + 2))).toBe(false);
      }),
    );
  });

  it("is none of another length, of a country without them, or with check digits never given out", () => {
    expect(isIban("DE8937040044053201300")).toBe(false);
    expect(isIban("TW89370400440532013000")).toBe(false);
    for (const check of ["00", "01", "99"]) expect(isIban(`DE${check}370400440532013000`)).toBe(false);
  });
});

describe("an account", () => {
  it.each([
    [typed({ holder: " ", account: "DE89370400440532013000" }), "holder-missing", "holder"],
    [typed({}), "account-missing", "account"],
    [typed({ account: "DE88370400440532013000" }), "iban-wrong", "account"],
    [typed({ account: "DE89370400440532013000", bank: "37040044" }), "bank-wrong", "bank"],
    [typed({ account: "123456", country: "" }), "country-missing", "country"],
    [typed({ account: "123456", country: "DE" }), "iban-needed", "account"],
    [typed({ account: "12", country: "TW", bank: "822" }), "number-wrong", "account"],
    [typed({ account: "123456789012", country: "TW" }), "bank-missing", "bank"],
    [typed({ account: "123456789012", country: "TW", bank: "82" }), "bank-wrong", "bank"],
    [typed({ account: "6222020200112233", country: "CN", bank: "10210009999" }), "bank-wrong", "bank"],
  ] as const)("%o is refused: %s", (input, reason, field) => {
    expect(readAccount(input)).toEqual({ ok: false, reason, field });
  });

  it("may be a number with the bank's code, or with a BIC of that country", () => {
    const number = typed({ holder: "林 小姐", account: "0012-3456-7890", country: "tw" });
    expect(readAccount({ ...number, bank: "822" })).toEqual({
      ok: true,
      value: {
        holder: "林 小姐",
        iban: null,
        number: "001234567890",
        bankCode: "822",
        bic: null,
        country: "TW",
      },
    });
    expect(readAccount({ ...number, bank: "CTCBTWTP" })).toMatchObject({
      value: { bic: "CTCBTWTP", bankCode: null },
    });
    expect(readAccount({ ...number, bank: "CTCBUS33" })).toMatchObject({ ok: false, reason: "bank-wrong" });
    expect(readAccount({ ...number, account: "００１２３４５６７８９０", bank: "８２２" })).toMatchObject({
      ok: true,
    });
  });

  it("shows others no more than its end", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{4,34}$/), (number) => {
        const shown = maskedAccount({ iban: null, number });
        expect(shown.replace(/[• ]/g, "").length).toBeLessThanOrEqual(4);
        expect(maskedReference(number).replace(/•/g, "").length).toBeLessThanOrEqual(4);
      }),
    );
    expect(maskedAccount({ iban: "DE89370400440532013000", number: null })).toBe("DE•• •••• 3000");
  });

  it("knows the shape of a BIC", () => {
    for (const bic of ["DEUTDEFF", "DEUTDEFF500", "NEDSZAJJXXX"]) expect(isBic(bic)).toBe(true);
    for (const bic of ["DEUTDEF", "DEUTDEFF50", "DEUT1EFF", "deutdeff"]) expect(isBic(bic)).toBe(false);
  });
});
