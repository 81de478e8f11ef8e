d = "hidden files are left out"
