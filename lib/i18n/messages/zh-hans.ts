import api from "./zh-Hans/api.json";
import approvals from "./zh-Hans/approvals.json";
import audit from "./zh-Hans/audit.json";
import auth from "./zh-Hans/auth.json";
import awards from "./zh-Hans/awards.json";
import budgets from "./zh-Hans/budgets.json";
import calendars from "./zh-Hans/calendars.json";
import caseFile from "./zh-Hans/case.json";
import closing from "./zh-Hans/closing.json";
import common from "./zh-Hans/common.json";
import compensation from "./zh-Hans/compensation.json";
import crash from "./zh-Hans/crash.json";
import credentials from "./zh-Hans/credentials.json";
import dashboard from "./zh-Hans/dashboard.json";
import duty from "./zh-Hans/duty.json";
import errors from "./zh-Hans/errors.json";
import extensions from "./zh-Hans/extensions.json";
import fairness from "./zh-Hans/fairness.json";
import files from "./zh-Hans/files.json";
import filing from "./zh-Hans/filing.json";
import held from "./zh-Hans/held.json";
import home from "./zh-Hans/home.json";
import ledger from "./zh-Hans/ledger.json";
import letters from "./zh-Hans/letters.json";
import mail from "./zh-Hans/mail.json";
import notifications from "./zh-Hans/notifications.json";
import outbox from "./zh-Hans/outbox.json";
import packs from "./zh-Hans/packs.json";
import payee from "./zh-Hans/payee.json";
import payouts from "./zh-Hans/payouts.json";
import policies from "./zh-Hans/policies.json";
import policy from "./zh-Hans/policy.json";
import policyEditor from "./zh-Hans/policyEditor.json";
import policyLint from "./zh-Hans/policyLint.json";
import policyWords from "./zh-Hans/policyWords.json";
import privacy from "./zh-Hans/privacy.json";
import queue from "./zh-Hans/queue.json";
import settings from "./zh-Hans/settings.json";
import shell from "./zh-Hans/shell.json";
import simulation from "./zh-Hans/simulation.json";
import sla from "./zh-Hans/sla.json";
import staffMail from "./zh-Hans/staffMail.json";
import stock from "./zh-Hans/stock.json";
import survey from "./zh-Hans/survey.json";
import system from "./zh-Hans/system.json";
import tasks from "./zh-Hans/tasks.json";
import terms from "./zh-Hans/terms.json";
import tracking from "./zh-Hans/tracking.json";
import triage from "./zh-Hans/triage.json";
import vouchers from "./zh-Hans/vouchers.json";

/** One entry per namespace; the file's name is the namespace. */
export const zhHans = {
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
