# Makes a Markdown table of lines "operation connections variant requests/s p50 p99 CPU-ms failed", one for each round: means, and
# ratios to variant A. Keeps the order of the first round.
{
  cell = $1 " " $2
  row = cell " " $3
  if (!(row in rounds)) rows[++count] = row
  rounds[row]++
  for (i = 4; i <= 8; i++) sum[row, i] += $i
}

function mean(row, column) {
  return sum[row, column] / rounds[row]
}

function ratio(row, base, column) {
  return mean(base, column) > 0 ? sprintf("%.2f", mean(row, column) / mean(base, column)) : "-"
}

END {
  print "| operation | connections | variant | req/s | p50 ms | p99 ms | CPU ms/req | req/s to A | CPU to A | failed |"
  print "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
  for (i = 1; i <= count; i++) {
    row = rows[i]
    split(row, name, " ")
    base = name[1] " " name[2] " A"
    printf "| `%s` | %s | %s | %.0f | %.2f | %.2f | %.3f | %s | %s | %d |\n", name[1], name[2], name[3],
      mean(row, 4), mean(row, 5), mean(row, 6), mean(row, 7), ratio(row, base, 4), ratio(row, base, 7), sum[row, 8]
  }
}
