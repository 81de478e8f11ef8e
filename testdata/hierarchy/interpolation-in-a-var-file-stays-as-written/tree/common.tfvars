size = "${get_env("SIZE", "1")} and ${var.x}"
text = <<-TEXT
  first
    then ${get_env("A", "b")}
  last
  TEXT
plain = "$${x}"
