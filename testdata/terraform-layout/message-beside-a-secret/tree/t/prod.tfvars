session_token = { port = "x" }
