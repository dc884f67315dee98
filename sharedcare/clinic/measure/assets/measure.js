// The graph that one can look closer at, drawn by uPlot in place of the one that came with the page.
(() => {
  const told = document.getElementById("series"), place = document.getElementById("graph");
  if (!told || !place || !window.uPlot) return;
  const series = JSON.parse(told.textContent);
  if (series.at.length < 2) return;
  const resolved = name => { const probe = document.createElement("i"); probe.style.color = `var(${name})`; document.body.append(probe); const found = getComputedStyle(probe).color; probe.remove(); return found; };
  const language = { en: "en-GB" }[document.documentElement.lang] || document.documentElement.lang;
  const number = value => value == null ? "–" : value.toLocaleString(language, { minimumFractionDigits: series.digits, maximumFractionDigits: series.most });
  const line = resolved("--link"), quiet = resolved("--quiet"), faint = resolved("--faint"), band = resolved("--well-bar"), well = resolved("--well"), ink = resolved("--ink"), tile = resolved("--tile"), change = resolved("--S");
  const family = getComputedStyle(document.body).fontFamily, font = `12px ${family}`;
  const ratio = window.devicePixelRatio || 1;
  // The same pattern as on paper, from the same path.
  const hatched = (ctx, zone) => {
    const square = Object.assign(document.createElement("canvas"), { width: 8 * ratio, height: 8 * ratio }), pen = square.getContext("2d");
    pen.scale(ratio, ratio); pen.strokeStyle = well; pen.lineWidth = zone.width; pen.lineCap = "round"; pen.stroke(new Path2D(zone.path));
    return ctx.createPattern(square, "repeat");
  };
  const limits = (ctx, zone, bbox, heights) => {
    ctx.strokeStyle = well; ctx.lineWidth = 1.8 * ratio; ctx.setLineDash(zone.dash.map(length => length * ratio));
    for (const y of heights) { if (y < bbox.top || y > bbox.top + bbox.height) continue; ctx.beginPath(); ctx.moveTo(bbox.left, y); ctx.lineTo(bbox.left + bbox.width, y); ctx.stroke(); }
    ctx.setLineDash([]);
  };
  // The words of each band stand before the curve; where there is no room for them, the letter leads to the list above.
  const before = chart => {
    if (series.zones.length < 2) return;
    const { ctx, bbox } = chart, step = 15 * ratio, taken = [];
    ctx.save(); ctx.font = `${12 * ratio}px ${family}`; ctx.textAlign = "left"; ctx.lineJoin = "round"; ctx.lineWidth = 6 * ratio; ctx.strokeStyle = tile; ctx.fillStyle = ink;
    for (const zone of series.zones) {
      let y = zone.high != null ? chart.valToPos(zone.high, "y", true) + step : chart.valToPos(zone.low, "y", true) - 6 * ratio;
      while (taken.some(other => Math.abs(other - y) < step)) y += step;
      taken.push(y);
      const whole = `${zone.letter} · ${zone.said}`, said = ctx.measureText(whole).width < bbox.width - 16 * ratio ? whole : zone.letter;
      if (y > bbox.top && y < bbox.top + bbox.height) { ctx.strokeText(said, bbox.left + 8 * ratio, y); ctx.fillText(said, bbox.left + 8 * ratio, y); }
    }
    ctx.restore();
  };
  const behind = chart => {
    const { ctx, bbox } = chart, edge = value => chart.valToPos(value, "y", true);
    ctx.save();
    for (const zone of series.zones) {
      const low = bbox.top + bbox.height, top = zone.high == null ? bbox.top : Math.max(edge(zone.high), bbox.top), bottom = zone.low == null ? low : Math.min(edge(zone.low), low);
      ctx.globalAlpha = series.zones.length > 1 ? .75 : .32; ctx.fillStyle = series.zones.length > 1 ? hatched(ctx, zone) : band;
      ctx.fillRect(bbox.left, top, bbox.width, Math.max(bottom - top, 0)); ctx.globalAlpha = 1;
      if (series.zones.length > 1) limits(ctx, zone, bbox, [zone.low, zone.high].filter(value => value != null).map(edge));
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
  const ends = series.zones.flatMap(zone => [zone.low, zone.high]).filter(value => value != null);
  const values = [...series.upper, ...(series.lower || [])].filter(value => value != null).concat(ends);
  const room = (Math.max(...values) - Math.min(...values)) * (series.zones.length > 1 ? .18 : .08) || 1;
  const curve = label => ({ label, stroke: line, width: 2, points: { show: true, size: 6, fill: line }, value: (_, value) => `${number(value)} ${series.unit}` });
  const axis = { stroke: quiet, grid: { stroke: faint }, ticks: { stroke: faint }, font };
  const timeZone = series.zone;
  const day = new Intl.DateTimeFormat(language, { timeZone, ...(language === "da" ? { day: "2-digit", month: "2-digit", year: "2-digit" } : { day: "numeric", month: "short", year: "2-digit" }) });
  const stamp = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
  const name = document.querySelector("h1").textContent;
  // A gap in the curve is a moment without a value: the nearest one that has a value is told instead.
  const nearest = (chart, _, at, x) => {
    const isValue = place => series.upper[place] != null, distance = place => Math.abs(chart.valToPos(series.at[place], "x") - chart.valToPos(x, "x"));
    return isValue(at) ? at : [at - 1, at + 1].filter(isValue).sort((one, other) => distance(one) - distance(other))[0] ?? null;
  };
  const options = {
    tzDate: at => uPlot.tzDate(new Date(at * 1000), timeZone),
    cursor: { dataIdx: nearest },
    width: place.clientWidth, height: 360, padding: [24, 24, 0, 0],
    scales: { y: { range: [Math.min(...values) - room, Math.max(...values) + room] } },
    axes: [{ ...axis, space: 90, values: (_, ticks) => ticks.map(at => day.format(at * 1000)) }, { ...axis, values: (_, ticks) => ticks.map(value => value.toLocaleString(language)) }],
    series: [{ label: place.dataset.when, value: (_, at) => at == null ? "–" : stamp.format(at * 1000) }, curve(name), ...(series.lower ? [curve("↓")] : [])],
    hooks: { drawClear: [behind], draw: [before] },
  };
  place.classList.add("drawn");
  const chart = new uPlot(options, [series.at, series.upper, ...(series.lower ? [series.lower] : [])], place);
  chart.setLegend({ idx: series.at.length - 1 });
  new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: 360 })).observe(place);
  document.querySelector(".hint").hidden = false;
})();
