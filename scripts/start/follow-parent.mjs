// Loaded into the server process: it ends with the process that started it, even when that one was killed outright.
const parent = process.ppid;
if (process.env.AMENDS_PARENT === String(parent)) {
  const gone = () => {
    if (process.ppid !== parent) return true;
    try {
      process.kill(parent, 0);
      return false;
    } catch (error) {
      return error.code !== "EPERM";
    }
  };
  setInterval(() => gone() && process.exit(1), 250).unref();
}
