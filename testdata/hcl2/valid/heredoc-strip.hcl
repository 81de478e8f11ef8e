a = <<-E
    %{ if x ~}
    yes
    %{~ endif }
      end ${~ y ~}
  tail
  E
