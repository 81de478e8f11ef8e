generate "notes" {
  path           = "notes.txt"
  if_exists      = "overwrite"
  comment_prefix = "// "
  contents       = <<-EOT
    a	tab
  EOT
}
inputs = {
  name = join(", ", ["a", "b"])
}
