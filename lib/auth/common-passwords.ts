/** Words that lead every published list of leaked passwords; twelve characters made of one of them are no secret. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passwort passw0rd p4ssword letmein welcome administrator admin changeme secret default qwerty qwertyuiop
  qwerty123 qwerty123456 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx iloveyou monkey dragon football baseball basketball
  superman batman princess sunshine shadow master michael jordan jennifer charlie daniel thomas hunter ginger trustno
  trustno1 starwars whatever freedom computer internet samsung google facebook linkedin amends customer service
  complaint complaints manager support helpdesk company summer winter spring autumn monday january february october
  november december hello helloworld abc123 abcd1234 aa123456 a123456789 123456789012 111111111111 000000000000
  woaini woaini1314 5201314 5201314520 wodemima mima123456 nihao taiwan china beijing shanghai hongkong
  passwordpassword correcthorsebatterystaple thisismypassword mypassword newpassword password123 password1234
  password12345 welcome123 welcome1234 admin123 admin1234 admin12345 administrator1 letmein123 letmein1234
  iloveyou123 changeme123 changeme1234 qwertyuiop123 asdfghjkl asdfghjkl123 zxcvbnm zxcvbnm123 pokemon minecraft
  fortnite liverpool chelsea arsenal barcelona manchester madrid`
    .split(/\s+/)
    .filter((word) => word.length > 0),
);
