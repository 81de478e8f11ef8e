terraform {
  include_in_copy   = jsondecode(run_cmd("cat", "files.json"))
  exclude_from_copy = ["root"]
}
