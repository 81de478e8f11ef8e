inputs = {
  a = get_env("STRATA_NOT_SET", "default")
  b = get_env("STRATA_NOT_SET")
}
