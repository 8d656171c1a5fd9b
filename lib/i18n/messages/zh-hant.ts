import api from "./zh-Hant/api.json";
import approvals from "./zh-Hant/approvals.json";
import audit from "./zh-Hant/audit.json";
import auth from "./zh-Hant/auth.json";
import awards from "./zh-Hant/awards.json";
import budgets from "./zh-Hant/budgets.json";
import calendars from "./zh-Hant/calendars.json";
import caseFile from "./zh-Hant/case.json";
import closing from "./zh-Hant/closing.json";
import common from "./zh-Hant/common.json";
import compensation from "./zh-Hant/compensation.json";
import crash from "./zh-Hant/crash.json";
import credentials from "./zh-Hant/credentials.json";
import dashboard from "./zh-Hant/dashboard.json";
import duty from "./zh-Hant/duty.json";
import errors from "./zh-Hant/errors.json";
import extensions from "./zh-Hant/extensions.json";
import fairness from "./zh-Hant/fairness.json";
import files from "./zh-Hant/files.json";
import filing from "./zh-Hant/filing.json";
import held from "./zh-Hant/held.json";
import home from "./zh-Hant/home.json";
import ledger from "./zh-Hant/ledger.json";
import letters from "./zh-Hant/letters.json";
import mail from "./zh-Hant/mail.json";
import notifications from "./zh-Hant/notifications.json";
import outbox from "./zh-Hant/outbox.json";
import packs from "./zh-Hant/packs.json";
import payee from "./zh-Hant/payee.json";
import payouts from "./zh-Hant/payouts.json";
import policies from "./zh-Hant/policies.json";
import policy from "./zh-Hant/policy.json";
import policyEditor from "./zh-Hant/policyEditor.json";
import policyLint from "./zh-Hant/policyLint.json";
import policyWords from "./zh-Hant/policyWords.json";
import privacy from "./zh-Hant/privacy.json";
import queue from "./zh-Hant/queue.json";
import settings from "./zh-Hant/settings.json";
import shell from "./zh-Hant/shell.json";
import simulation from "./zh-Hant/simulation.json";
import sla from "./zh-Hant/sla.json";
import staffMail from "./zh-Hant/staffMail.json";
import stock from "./zh-Hant/stock.json";
import survey from "./zh-Hant/survey.json";
import system from "./zh-Hant/system.json";
import tasks from "./zh-Hant/tasks.json";
import terms from "./zh-Hant/terms.json";
import tracking from "./zh-Hant/tracking.json";
import triage from "./zh-Hant/triage.json";
import vouchers from "./zh-Hant/vouchers.json";

/** One entry per namespace; the file's name is the namespace. */
export const zhHant = {
  api,
  approvals,
  audit,
  auth,
  awards,
  budgets,
  calendars,
  case: caseFile,
  closing,
  common,
  compensation,
  credentials,
  crash,
  dashboard,
  duty,
  errors,
  extensions,
  fairness,
  files,
  filing,
  held,
  home,
  ledger,
  letters,
  mail,
  notifications,
  outbox,
  packs,
  payee,
  payouts,
  policies,
  policy,
  policyEditor,
  policyLint,
  policyWords,
  privacy,
  queue,
  settings,
  shell,
  simulation,
  sla,
  staffMail,
  stock,
  survey,
  system,
  tasks,
  terms,
  tracking,
  triage,
  vouchers,
};
