// The graph that one can look closer at, drawn by uPlot in place of the one that came with the page.
(() => {
  const told = document.getElementById("series"), place = document.getElementById("graph");
  if (!told || !place || !window.uPlot) return;
  const series = JSON.parse(told.textContent);
  if (series.at.length < 2) return;
  const resolved = name => { const probe = document.createElement("i"); probe.style.color = `var(${name})`; document.body.append(probe); const found = getComputedStyle(probe).color; probe.remove(); return found; };
  const language = { en: "en-GB" }[document.documentElement.lang] || document.documentElement.lang;
  const number = value => value == null ? "–" : value.toLocaleString(language, { minimumFractionDigits: series.digits, maximumFractionDigits: series.digits });
  const line = resolved("--link"), quiet = resolved("--quiet"), faint = resolved("--faint"), band = resolved("--well-bar"), change = resolved("--S");
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const behind = chart => {
    const { ctx, bbox } = chart, edge = value => chart.valToPos(value, "y", true);
    ctx.save();
    if (series.low != null || series.high != null) {
      const low = bbox.top + bbox.height, top = series.high == null ? bbox.top : Math.max(edge(series.high), bbox.top), bottom = series.low == null ? low : Math.min(edge(series.low), low);
      ctx.globalAlpha = .32; ctx.fillStyle = band; ctx.fillRect(bbox.left, top, bbox.width, bottom - top); ctx.globalAlpha = 1;
    }
    ctx.strokeStyle = ctx.fillStyle = change; ctx.setLineDash([2, 4]); ctx.font = font;
    let free = -Infinity;
    for (const [at, said] of series.marks) {
      const x = chart.valToPos(at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath(); ctx.moveTo(x, bbox.top); ctx.lineTo(x, bbox.top + bbox.height); ctx.stroke();
      const width = ctx.measureText(said).width, left = Math.min(x + 4, bbox.left + bbox.width - width);
      if (left >= free) { ctx.fillText(said, left, bbox.top - 6); free = left + width + 12; }
    }
    ctx.restore();
  };
  const ends = [series.low, series.high].filter(value => value != null);
  const values = [...series.upper, ...(series.lower || [])].filter(value => value != null).concat(ends);
  const room = (Math.max(...values) - Math.min(...values)) * .08 || 1;
  const curve = label => ({ label, stroke: line, width: 2, points: { show: true, size: 6, fill: line }, value: (_, value) => `${number(value)} ${series.unit}` });
  const axis = { stroke: quiet, grid: { stroke: faint }, ticks: { stroke: faint }, font };
  const day = new Intl.DateTimeFormat(language, language === "da" ? { day: "2-digit", month: "2-digit", year: "2-digit" } : { day: "numeric", month: "short", year: "2-digit" });
  const stamp = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const name = document.querySelector("h1").textContent;
  const options = {
    width: place.clientWidth, height: 360, padding: [24, 24, 0, 0],
    scales: { y: { range: [Math.min(...values) - room, Math.max(...values) + room] } },
    axes: [{ ...axis, space: 90, values: (_, ticks) => ticks.map(at => day.format(at * 1000)) }, { ...axis, values: (_, ticks) => ticks.map(value => value.toLocaleString(language)) }],
    series: [{ label: place.dataset.when, value: (_, at) => at == null ? "–" : stamp.format(at * 1000) }, curve(name), ...(series.lower ? [curve("↓")] : [])],
    hooks: { drawClear: [behind] },
  };
  place.replaceChildren();
  const chart = new uPlot(options, [series.at, series.upper, ...(series.lower ? [series.lower] : [])], place);
  chart.setLegend({ idx: series.at.length - 1 });
  new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: 360 })).observe(place);
  document.querySelector(".hint").hidden = false;
})();
