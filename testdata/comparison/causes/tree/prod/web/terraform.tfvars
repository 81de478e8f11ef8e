terragrunt = {
  include { path = "${find_in_parent_folders()}" }
  terraform { source = "git::https://example.com/m.git//web?ref=v1" }
}
name = "web"
