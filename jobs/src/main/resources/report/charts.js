(function () {
  'use strict';
  const page = JSON.parse(document.getElementById('chart-data').textContent);
  const css = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const narrow = box => box.clientWidth < 480;

  const compact = new Intl.NumberFormat('en-US', {
    style: 'currency', currency: page.currency, notation: 'compact', maximumSignificantDigits: 3
  });
  const whole = new Intl.NumberFormat('en-US');
  const units = {
    money: v => compact.format(v),
    share: v => (v * 100).toFixed(1) + '%',
    wholeShare: v => Math.round(v * 100) + '%',
    count: v => whole.format(v)
  };
  const shown = unit => v => (v === null || v === undefined ? '–' : units[unit](v));

  // A pattern beside each colour, so that a band is told apart without seeing its colour.
  const patterns = {
    green: null,
    yellow: { symbol: 'circle', symbolSize: .45, dashArrayX: [[0, 9], [4, 5]], dashArrayY: [7, 0], color: 'rgba(0,0,0,.28)' },
    red: { symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: 'rgba(255,255,255,.4)' },
    grey: { symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 4, color: 'rgba(255,255,255,.45)' }
  };

  const base = figure => ({
    animation: false,
    aria: { enabled: true, label: { description: figure.finding }, decal: { show: false } },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: css('ink') },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: css('surface'), borderColor: css('line'),
      textStyle: { color: css('ink'), fontSize: 13 }, axisPointer: { type: 'line', lineStyle: { color: css('muted'), type: 'dashed' } }
    }
  });
  const words = (size) => ({ color: css('muted'), fontSize: size || 12 });
  const category = (names, extra) => Object.assign({
    type: 'category', data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: css('line') } }, axisLabel: words()
  }, extra);
  const value = (unit, extra) => Object.assign({
    type: 'value', axisLabel: Object.assign(words(), { formatter: v => units[unit](v) }), splitLine: { lineStyle: { color: css('grid') } }, splitNumber: 4
  }, extra);
  const legend = extra => Object.assign({ top: 0, left: 0, itemWidth: 14, itemHeight: 10, itemGap: 16, textStyle: words(12.5) }, extra);

  // The ends of an axis of shares that begins near its lowest value.
  const around = values => {
    const seen = values.filter(v => v !== null);
    return { min: Math.floor((Math.min.apply(null, seen) - .02) * 20) / 20, max: Math.ceil((Math.max.apply(null, seen) + .01) * 20) / 20 };
  };

  function waterfall(figure, box) {
    const tight = narrow(box);
    const tone = step => (step.isTotal ? css('total') : step.value >= 0 ? css('green') : css('red'));
    let level = 0;
    const floors = [], bars = [];
    figure.steps.forEach(step => {
      const from = step.isTotal ? 0 : level;
      const to = step.isTotal ? step.value : level + step.value;
      level = to;
      floors.push(Math.min(from, to));
      bars.push({ value: Math.abs(to - from), itemStyle: { color: tone(step), borderRadius: 2 } });
    });
    const text = p => (figure.steps[p.dataIndex].isTotal ? '' : figure.steps[p.dataIndex].value > 0 ? '+' : '') + units.money(figure.steps[p.dataIndex].value).replace('-', '−');
    const names = category(figure.steps.map(s => s.name), {
      inverse: tight, axisLabel: Object.assign(words(), { interval: 0 })
    });
    const amounts = value('money');
    if (tight) { amounts.axisLabel.show = false; amounts.splitLine.show = false; amounts.max = v => v.max * 1.3; }
    const option = base(figure);
    option.tooltip.axisPointer = { type: 'shadow' };
    option.tooltip.formatter = items => echarts.format.encodeHTML(figure.steps[items[0].dataIndex].name) + '&nbsp; <b>' + text(items[0]) + '</b>';
    return Object.assign(option, {
      grid: { left: 8, right: 12, top: tight ? 8 : 24, bottom: 10, containLabel: true },
      xAxis: tight ? amounts : names,
      yAxis: tight ? names : amounts,
      series: [
        { type: 'bar', stack: 'bridge', silent: true, itemStyle: { color: 'transparent' }, emphasis: { disabled: true }, data: floors },
        { type: 'bar', stack: 'bridge', barWidth: '62%', data: bars, name: 'MRR',
          label: { show: true, position: tight ? 'right' : 'top', formatter: text, color: css('ink'), fontSize: 12 } }
      ]
    });
  }

  function lines(figure, box) {
    const colours = [css('accent'), css('second'), css('muted')];
    const guides = {
      silent: true, symbol: 'none', lineStyle: { color: css('muted'), type: 'dashed', width: 1 },
      data: figure.guides.map(g => ({ yAxis: g.value, label: { formatter: g.name, position: 'insideEndTop', color: css('muted'), fontSize: 11.5 } }))
    };
    const several = figure.series.length > 1;
    const range = figure.fromZero ? {} : around(figure.series.flatMap(s => s.values).concat(figure.guides.map(g => g.value)));
    const option = base(figure);
    option.tooltip.valueFormatter = shown(figure.unit);
    return Object.assign(option, {
      legend: several ? legend({ icon: 'roundRect', itemHeight: 4 }) : undefined,
      grid: { left: 8, right: 30, top: several ? 42 : 16, bottom: 10, containLabel: true },
      xAxis: category(figure.names, { boundaryGap: false, axisLabel: Object.assign(words(), { hideOverlap: true, margin: 12 }) }),
      yAxis: value(figure.unit === 'share' ? 'wholeShare' : figure.unit, range),
      series: figure.series.map((s, i) => ({
        name: s.name, type: 'line', data: s.values, color: colours[i], symbol: ['circle', 'rect', 'triangle'][i], symbolSize: 5,
        showSymbol: figure.names.length < 2, lineStyle: { width: 2.2, type: ['solid', 'solid', 'dotted'][i] },
        areaStyle: figure.fromZero ? { opacity: .1 } : undefined, markLine: i === 0 ? guides : undefined
      }))
    });
  }

  function stack(figure, box) {
    const option = base(figure);
    const sideways = figure.isSideways || (narrow(box) && !figure.isUpright);
    const isPale = i => figure.faded && figure.faded[i];
    option.tooltip.axisPointer = { type: 'shadow', shadowStyle: { color: 'rgba(128,140,155,.1)' } };
    option.tooltip.valueFormatter = shown(figure.unit);
    const names = category(figure.names, { inverse: sideways, axisLine: { show: false }, axisLabel: Object.assign(words(), { color: css('ink') }) });
    const amounts = value(figure.unit === 'share' ? 'wholeShare' : figure.unit, figure.unit === 'share' && !figure.isPartOfMany ? { max: 1, interval: .25 } : {});
    const highest = Math.max.apply(null, figure.names.map((n, i) => figure.series.reduce((sum, s) => sum + (s.values[i] || 0), 0)));
    const isRoomy = (size, label) => (sideways ? size * (box.clientWidth - 120) > label.length * 7.5 + 6 : size * (box.clientHeight - 80) > 20);
    const inside = s => p => (highest > 0 && isRoomy(p.value / highest, s.labels[p.dataIndex]) ? s.labels[p.dataIndex] : '');
    return Object.assign(option, {
      legend: legend(),
      grid: { left: 8, right: 22, top: 42, bottom: 10, containLabel: true },
      xAxis: sideways ? amounts : names,
      yAxis: sideways ? names : amounts,
      series: figure.series.map(s => ({
        name: s.name, type: 'bar', stack: 'all', barCategoryGap: '34%', barMaxWidth: sideways ? 46 : 64, color: css(s.tone),
        itemStyle: { decal: patterns[s.tone], borderColor: css('surface'), borderWidth: 1 },
        label: { show: true, color: css('on-' + s.tone), fontSize: 12, fontWeight: 600,
          textBorderColor: css(s.tone), textBorderWidth: patterns[s.tone] ? 3 : 0,
          formatter: inside(s) },
        data: s.values.map((v, i) => (isPale(i) ? { value: v, itemStyle: { opacity: .5 } } : v))
      }))
    });
  }

  // What is known as lines, what is expected as dashes, and the interval as a surface between two lines that are not seen.
  function fan(figure) {
    const colours = [css('accent'), css('second')];
    const unseen = i => ({ type: 'line', stack: 'interval' + i, symbol: 'none', silent: true, lineStyle: { opacity: 0 }, color: colours[i] });
    const option = base(figure);
    option.tooltip.formatter = items => echarts.format.encodeHTML(figure.tips[items[0].dataIndex]);
    return Object.assign(option, {
      legend: legend({ icon: 'roundRect', itemHeight: 4, data: figure.series.map(s => s.name) }),
      grid: { left: 8, right: 30, top: 42, bottom: 10, containLabel: true },
      xAxis: category(figure.names, { boundaryGap: false, axisLabel: Object.assign(words(), { hideOverlap: true, margin: 12 }) }),
      yAxis: value('wholeShare', around(figure.series.flatMap(s => s.actual.concat(s.low, s.high)))),
      series: figure.series.flatMap((s, i) => [
        { name: s.name, type: 'line', data: s.actual, color: colours[i], symbol: ['circle', 'rect'][i], symbolSize: 6, lineStyle: { width: 2.2 } },
        { name: s.name, type: 'line', data: s.expected, color: colours[i], symbol: ['circle', 'rect'][i], symbolSize: 6, lineStyle: { width: 2.2, type: 'dashed' } },
        Object.assign(unseen(i), { name: s.name, data: s.low }),
        Object.assign(unseen(i), { name: s.name, data: s.high.map((v, j) => (v === null ? null : v - s.low[j])), areaStyle: { color: colours[i], opacity: .18 } })
      ])
    });
  }

  function heat(figure, box) {
    const tight = narrow(box);
    const percent = v => Math.round(v * 100);
    const shade = v => figure.shades.filter(s => v >= s).length;
    const edges = [null].concat(figure.shades, [null]);
    const name = i => (edges[i] === null ? '<' + percent(edges[1]) : tight ? percent(edges[i]) + '+' : edges[i + 1] === null ? '≥' + percent(edges[i]) : percent(edges[i]) + '–' + percent(edges[i + 1])) + (tight ? '' : '%');
    const option = base(figure);
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = p => echarts.format.encodeHTML(figure.rows[p.value[1]] + ', ' + figure.columns[p.value[0]] + ' ' + figure.columnTitle) + ': <b>' + units.share(p.value[2]) + '</b>';
    return Object.assign(option, {
      grid: { left: 4, right: 4, top: 34, bottom: 26, containLabel: true },
      xAxis: category(figure.columns, { axisLine: { show: false }, name: figure.columnTitle, nameLocation: 'middle', nameGap: 26, nameTextStyle: words() }),
      yAxis: category(figure.rows, { axisLine: { show: false }, inverse: true, axisLabel: words(tight ? 11 : 12) }),
      visualMap: {
        type: 'piecewise', dimension: 2, orient: 'horizontal', top: 0, left: 0, itemWidth: 12, itemHeight: 10, itemGap: tight ? 6 : 10, hoverLink: false,
        textStyle: words(tight ? 11 : 12), pieces: edges.slice(0, -1).map((edge, i) => Object.assign({ label: name(i), color: css('heat-' + i) }, edge === null ? {} : { gte: edge }, edges[i + 1] === null ? {} : { lt: edges[i + 1] }))
      },
      series: [{
        type: 'heatmap', itemStyle: { borderColor: css('surface'), borderWidth: 1 }, label: { show: true, fontSize: tight ? 10 : 11.5, formatter: p => percent(p.value[2]) + (tight ? '' : '%') },
        data: figure.cells.map(cell => ({ value: cell, label: { color: css('on-heat-' + shade(cell[2])) } }))
      }]
    });
  }

  const kinds = { waterfall: waterfall, lines: lines, stack: stack, fan: fan, heat: heat };
  const drawn = Array.from(document.querySelectorAll('[data-chart]')).map(box => {
    const chart = echarts.init(box, null, { renderer: 'svg' });
    const figure = page.figures[box.dataset.chart];
    const draw = () => { chart.resize(); chart.setOption(kinds[figure.kind](figure, box), true); };
    new ResizeObserver(draw).observe(box);
    return draw;
  });
  const redraw = () => drawn.forEach(draw => draw());
  addEventListener('beforeprint', redraw);
  addEventListener('afterprint', redraw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  matchMedia('print').addEventListener('change', redraw);
})();
