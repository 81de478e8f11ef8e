plain = "$${x}"

inside = {
  one = "$${x} and %%{x}"
}
