unit "jobs" {
  source = "../../../units/dns"
  path   = "jobs"
}
