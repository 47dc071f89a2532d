import React from 'react';
import { Card } from './Card';

const cards = [
  { icon: 'face', title: 'Skin tightening', copy: 'Loose skin on the face, neck and tummy becomes visibly firmer.' },
  { icon: 'drop', title: 'Natural collagen boost', copy: 'Gentle heat wakes up the cells that make collagen and elastin.' },
  { icon: 'clock', title: 'In and out in 40 minutes', copy: 'No anaesthetic, no recovery, no one needs to know.' },
  { icon: 'shield', title: 'Trusted and tested', copy: 'More than 20 published papers support the use of RF for wrinkles.' },
];

export default function RadiofrequencySection() {
  return (
    <section id="rf">
      <h2>Radiofrequency skin tightening in Brisbane</h2>
      <p>
        From our mid twenties we lose around 1% of our collagen every year, which is why skin starts to sag.
        RF puts the brakes on this process.
      </p>
      <div className="grid">
        {cards.map((card) => <Card key={card.icon} {...card} />)}
      </div>
      <h3>What RF is good for</h3>
      <ul>
        <li>Crow&rsquo;s feet</li>
        <li>Turkey neck</li>
        <li>Crepey eyelids</li>
        <li>Post baby belly</li>
        <li>Cellulite on the bum and thighs</li>
      </ul>
      <h3>What does it feel like?</h3>
      <p>Like a warm facial massage. It is so comfortable that you don&apos;t need any numbing cream.</p>
      <h3>When will I see results?</h3>
      <p>There is some tightening on the day, because collagen fibres shrink when they are warm. The real change comes over three to six months.</p>
      <h3>How long do results last?</h3>
      <p>Up to two years if you look after your skin.</p>
      <h3>Is RF safe?</h3>
      <p>RF is a well established and low risk treatment which can be used on all skin colours, even with a tan.</p>
      <h3>Side effects</h3>
      <p>Mild redness for an hour. Burns and loss of fat in the face have been reported with any heat based device.</p>
      <h3>Don&apos;t book if</h3>
      <p>You have metal in the area, a pacemaker, or an autoimmune disease, or have had filler in the last month.</p>
      <blockquote>
        &ldquo;I had six sessions on my stomach and I am wearing a bikini for the first time since the twins.&rdquo;
      </blockquote>
      <p>Cheaper, quicker and far less risky than a tummy tuck.</p>
      <p>Voted Best Skin Clinic 2023 by Northside Living readers.</p>
    </section>
  );
}

