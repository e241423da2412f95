library(httr)
library(jsonlite)

# Stops with the code and the sentence of a refusal.
read_answer <- function(response) {
  answer <- fromJSON(content(response, "text", encoding = "UTF-8"), flatten = TRUE)
  refused <- answer[["errors"]]
  if (!is.null(answer[["error"]])) stop(answer[["error"]], ": ", answer[["error_description"]], call. = FALSE)
  if (!is.null(refused)) stop(refused$extensions.code[1], ": ", refused$message[1], call. = FALSE)
  answer
}

setting <- function(name) Sys.getenv(paste0("REPORTING_", name))
issuer <- read_answer(GET(paste0(setting("ISSUER"), "/.well-known/openid-configuration")))
client <- authenticate(setting("CLIENT_ID"), setting("CLIENT_SECRET"))
grant <- read_answer(POST(issuer$token_endpoint, client, body = list(grant_type = "client_credentials"), encode = "form"))
document <- paste(readLines("report.graphql", encoding = "UTF-8"), collapse = "\n")
token <- add_headers(Authorization = paste("Bearer", grant$access_token))
data <- read_answer(POST(setting("ENDPOINT"), token, body = list(query = document), encode = "json"))$data
plan <- data$planProgress$rows
visits <- data$visitStatistics$rows
for (table in list(plan, visits)) {
  write.csv(table, row.names = FALSE, na = "", quote = FALSE)
  cat("\n")
}
