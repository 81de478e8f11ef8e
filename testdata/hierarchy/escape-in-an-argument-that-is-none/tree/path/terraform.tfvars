terragrunt = {
  include {
    path = <<-E
      ${find_in_parent_folders("\x4")}
      E
  }
}
